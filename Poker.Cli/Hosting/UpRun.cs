using Poker.Cli.Output;
using Poker.Cli.Training;
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
            var plan = request.Idle ? null : await SharedPlan.MakeAsync(request.Run, request.Workers, request.Database, database, display, display.Say, stop.Finish);
            await using var services = await LocalServices.StartAsync(request, database, display.Say, stop.Finish);
            display.Started(services.Facts);
            stop.ListenForQ();
            using var client = new CoordinatorClient(services.Coordinator.Address);
            try
            {
                if (plan is null)
                {
                    await IdleAsync(client, services);
                }
                else
                {
                    await TrainAsync(plan, client, services);
                }
            }
            catch (OperationCanceledException) when (services.Ended.IsCancellationRequested)
            {
                // Told below.
            }

            if (services.Problem is { } problem)
            {
                throw new CommandError(problem);
            }
        }
        catch (OperationCanceledException) when (stop.Finish.IsCancellationRequested)
        {
            throw new CommandError("stopped before everything had started; what is complete is kept", ExitCodes.Cancelled);
        }
    }

    private async Task IdleAsync(CoordinatorClient client, LocalServices services)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop.Finish, services.Ended);
        await ShowAsync(client, ending.Token);
    }

    private async Task TrainAsync(SharedPlan plan, CoordinatorClient client, LocalServices services)
    {
        var report = await new SharedRun(request.Run, services.Database, client, display, stop).RunAsync(plan, services.Ended);
        foreach (var line in report?.Lines() ?? [])
        {
            display.Say(line);
        }

        if (report is null)
        {
            throw new CommandError("stopped before training began; complete streets are kept, and the same command goes on from there", ExitCodes.Cancelled);
        }
    }

    private async Task ShowAsync(CoordinatorClient client, CancellationToken cancellation)
    {
        await foreach (var report in client.WatchAsync(cancellation))
        {
            display.Show(report);
        }
    }
}
