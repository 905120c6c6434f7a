using Microsoft.Extensions.DependencyInjection;
using Poker.Worker.Handlers;

namespace Poker.Tests.Harness;

/// <summary>The handlers of <see cref="ChildProgram"/>'s worker; each prints a line when it begins.</summary>
internal static class ChildHandlers
{
    public static void Add(IServiceCollection services)
    {
        Add(services, "stubborn", (_, cancellation) =>
        {
            // Told to end, it sleeps on.
            cancellation.WaitHandle.WaitOne();
            Thread.Sleep(TimeSpan.FromMinutes(1));
            return Task.FromResult(JobResult.Of([]));
        });
        Add(services, "line", async (_, _) => JobResult.Of(System.Text.Encoding.UTF8.GetBytes(await Console.In.ReadLineAsync(CancellationToken.None) ?? "")));
        Add(services, "query", async (context, cancellation) =>
        {
            await using var command = context.Database.CreateCommand("SELECT 42");
            return JobResult.Of([(byte)(int)(await command.ExecuteScalarAsync(cancellation))!]);
        });
    }

    private static void Add(IServiceCollection services, string kind, Func<JobContext, CancellationToken, Task<JobResult>> run) =>
        services.AddJobHandler(_ => new FakeHandler(kind, (context, cancellation) =>
        {
            Console.WriteLine($"{kind} begins");
            return run(context, cancellation);
        }));
}
