using Poker.Cli.Output;
using Poker.Cli.Training;
using Poker.Infrastructure.Postgres;

namespace Poker.Cli.Hosting;

/// <summary>One run of <c>poker slow</c>.</summary>
/// <param name="request">What to train.</param>
/// <param name="options">The database: the coordinator's own where one is named.</param>
/// <param name="coordinator">A coordinator that runs already; null for one in this process.</param>
/// <param name="display">Shows how it goes.</param>
/// <param name="stop">Ends it.</param>
internal sealed class SlowRun(
    SharedRunRequest request, DatabaseOptions options, CoordinatorAddress? coordinator, IHostDisplay display, StopRequest stop)
{
    /// <summary>Runs to the end.</summary>
    public async Task RunAsync()
    {
        try
        {
            await using var database = await PokerDatabase.OpenAsync(options with { Report = new Sentences(display.Say) }, stop.Finish);
            display.Say($"Database: {database.Description}");
            var workers = coordinator is null ? request.Workers ?? Environment.ProcessorCount : 0;
            var plan = await SharedPlan.MakeAsync(request, workers, options, database, display, display.Say, stop.Finish);
            display.Say($"Bets:     {plan.Key.Betting}, {plan.Key.Bets}");
            display.Say($"Training: {plan.Key.Training.Description}; configuration {plan.Key.Fingerprint}");
            if (coordinator is not null)
            {
                await RunAsync(plan, database, coordinator, CancellationToken.None);
                return;
            }

            var host = new UpRequest
            {
                Run = request with { Workers = workers },
                Database = options,
            };
            await using var services = await LocalServices.StartAsync(host, database, display.Say, stop.Finish);
            display.Say($"Workers:  {host.Workers} in this process; to add one: poker worker --coordinator {services.Coordinator.Grpc.ToString().TrimEnd('/')}");
            try
            {
                await RunAsync(plan, database, services.Coordinator.Address, services.Ended);
            }
            catch (OperationCanceledException) when (services.Ended.IsCancellationRequested)
            {
                throw new CommandError(services.Problem!);
            }
        }
        catch (OperationCanceledException) when (stop.Finish.IsCancellationRequested)
        {
            throw Stopped();
        }
    }

    private static CommandError Stopped() => new(
        "stopped before a blueprint was stored; what is complete is kept, and the same command goes on from there", ExitCodes.Cancelled);

    private async Task RunAsync(SharedPlan plan, PokerDatabase database, CoordinatorAddress address, CancellationToken ended)
    {
        using var client = new CoordinatorClient(address);
        stop.ListenForQ();
        var report = await new SharedRun(request, database, client, display, stop).RunAsync(plan, ended) ?? throw Stopped();
        await display.DisposeAsync();
        if (request.Training.Json)
        {
            JsonOutput.Write(report);
            return;
        }

        foreach (var line in report.Lines())
        {
            display.Say(line);
        }
    }
}
