using Poker.Infrastructure.Jobs;
using Poker.Worker.Handlers;

namespace Poker.Tests.Harness;

/// <summary>A handler that does what a test says.</summary>
internal sealed class FakeHandler(string kind, Func<JobContext, CancellationToken, Task<JobResult>> run) : IJobHandler, IDisposable
{
    public string Kind => kind;

    /// <summary>Whether the ends of its jobs are.</summary>
    public bool IsNews { get; init; }

    /// <summary>How often it was disposed of.</summary>
    public int Disposals { get; private set; }

    /// <summary>A handler that hands its payload back.</summary>
    public static FakeHandler Echo { get; } = new("echo", (context, _) => Task.FromResult(JobResult.Of(context.Job.Payload)));

    bool IJobHandler.IsNews(LeasedJob job) => IsNews;

    public Task<JobResult> RunAsync(JobContext context, CancellationToken cancellation) => run(context, cancellation);

    public void Dispose() => Disposals++;
}
