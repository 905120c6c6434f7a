using Poker.Cli.Output;
using Poker.Infrastructure.Postgres;

namespace Poker.Cli.Hosting;

/// <summary>One run of <c>poker up</c>.</summary>
internal sealed class UpRun(UpRequest request, IHostDisplay display, StopRequest stop)
{
    /// <summary>Runs until it is told to stop, or the run has come to its limit.</summary>
    public async Task RunAsync()
    {
        try
        {
            var told = request.Database with { Report = new Sentences(display.Say), Listen = LocalServices.ListenFor(request) };
            await using var database = await PokerDatabase.OpenAsync(told, stop.Finish);
            await using var services = await LocalServices.StartAsync(request, database, display.Say, stop.Finish);
            display.Started(services.Facts);
            stop.ListenForQ();
            using var client = new CoordinatorClient(services.Coordinator.Address);
            using var over = CancellationTokenSource.CreateLinkedTokenSource(services.Ended);
            var showing = ShowAsync(client, over.Token);
            try
            {
                await WorkAsync(services);
            }
            finally
            {
                await over.CancelAsync();
                await showing;
            }

            if (services.Problem is { } problem)
            {
                throw new CommandError(problem);
            }
        }
        catch (OperationCanceledException) when (stop.Finish.IsCancellationRequested)
        {
            throw new CommandError("stopped before everything had started", ExitCodes.Cancelled);
        }
    }

    private async Task WorkAsync(LocalServices services)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop.Finish, services.Ended);
        if (request.Idle)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ShowAsync(CoordinatorClient client, CancellationToken cancellation)
    {
        await foreach (var report in client.WatchAsync(cancellation))
        {
            display.Show(report);
        }
    }

    private sealed class Sentences(Action<string> say) : IProgress<string>
    {
        public void Report(string value) => say(value);
    }
}
