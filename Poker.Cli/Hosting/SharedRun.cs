using System.Diagnostics;
using Poker.Cli.Output;
using Poker.Cli.Training;
using Poker.Coordinator.Planning.Clustering;
using Poker.Core.Clustering;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Batches;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;
using Poker.ServiceDefaults.Telemetry;

namespace Poker.Cli.Hosting;

/// <summary>Starts the runs that workers share, clustering where streets are missing and then the blueprint, follows them and ends them.</summary>
internal sealed class SharedRun(SharedRunRequest request, PokerDatabase database, CoordinatorClient client, IHostDisplay display, StopRequest stop)
{
    private const string Stopping = "Stopping: batches at work are finished and brought into the database. Once more does not wait for them.";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private RunsReport? _last;

    /// <summary>Runs a plan to its limits, or until it is told to stop.</summary>
    /// <param name="plan">What to do.</param>
    /// <param name="ended">Cancelled when the services cannot go on.</param>
    /// <returns>What was trained; null where nothing was.</returns>
    /// <exception cref="CommandError">A run failed, or was ended by somebody else.</exception>
    public async Task<SharedRunReport?> RunAsync(SharedPlan plan, CancellationToken ended)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ended);
        var watching = WatchAsync(over.Token);
        try
        {
            if (plan.Adopted is { Kind: not BlueprintSpec.Kind } clustering && !await FollowAsync(clustering.Id, ended))
            {
                return null;
            }

            if (plan.Adopted is not { Kind: BlueprintSpec.Kind } && await IsClusteringNeededAsync(plan.Key.Abstraction, ended)
                && !await FollowAsync(await StartAsync(ClusteringPlanner.RunKind, new ClusteringSpec(plan.Key.Abstraction).ToJson(), ended), ended))
            {
                return null;
            }

            if (stop.Finish.IsCancellationRequested)
            {
                return null;
            }

            var watch = Stopwatch.StartNew();
            var adopted = plan.Adopted is { Kind: BlueprintSpec.Kind } training ? training.Id : (Guid?)null;
            var run = adopted ?? await StartAsync(BlueprintSpec.Kind, plan.Spec(request).ToJson(), ended);
            return await TrainAsync(run, isNew: adopted is null, ended) ? await ReportAsync(plan, watch.Elapsed) : null;
        }
        finally
        {
            await over.CancelAsync();
            await watching;
        }
    }

    // Also where poker cluster has stored the rows alone: workers of other machines fetch the streets as files.
    private async Task<bool> IsClusteringNeededAsync(AbstractionKey key, CancellationToken cancellation)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellation);
        var streets = await AbstractionStore.ReadStatusAsync(connection, cancellation);
        return streets.Any(street => street.State != StreetState.Complete)
            || (await StreetArtefacts.StoredAsync(connection, key, cancellation)).Count < streets.Count;
    }

    private async Task<Guid> StartAsync(string kind, string spec, CancellationToken cancellation)
    {
        var id = Guid.NewGuid();
        await client.StartAsync(id, kind, spec, cancellation);
        return id;
    }

    // False when it was stopped before it had begun: a run that an earlier session began stays live, with what it has counted.
    private async Task<bool> TrainAsync(Guid run, bool isNew, CancellationToken ended)
    {
        if (await JoinAsync(run, ended) is not { } session)
        {
            if (isNew)
            {
                await client.StopAsync(run, drain: false, ended);
            }

            return false;
        }

        await using (session)
        {
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(session.Ended, stop.Finish, ended);
            for (var limits = session.Limits; limits is not null && !ending.IsCancellationRequested; limits = await LeftAsync(session, ending.Token))
            {
                limits = limits with { ReportEvery = display.ReportEvery };
                await new TrainingLoop(session, limits, display, display.Say, TimeProvider.System).RunAsync(ending.Token);
            }

            if (stop.Finish.IsCancellationRequested)
            {
                display.Say(Stopping);
            }

            try
            {
                await session.SyncAsync(null, stop.GiveUp);
            }
            catch (OperationCanceledException) when (stop.GiveUp.IsCancellationRequested && !ended.IsCancellationRequested)
            {
                display.Say("Not waiting: the run stays as it is, and the same command goes on with it; batches that count are kept.");
            }

            return true;
        }
    }

    private static async Task<TrainingLimits?> LeftAsync(SlowSession session, CancellationToken ending)
    {
        try
        {
            return await session.LeftAsync(ending);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<SlowSession?> JoinAsync(Guid run, CancellationToken ended)
    {
        try
        {
            return await SlowSession.JoinAsync(database.DataSource, run, ended, stop.Finish);
        }
        catch (OperationCanceledException) when (stop.Finish.IsCancellationRequested && !ended.IsCancellationRequested)
        {
            return null;
        }
    }

    // A clustering run's end: true when it is done, false when it was ended on request. Its state is asked of the database, which outlives coordinators.
    private async Task<bool> FollowAsync(Guid id, CancellationToken ended)
    {
        var (drained, dropped) = (false, false);
        while (true)
        {
            ended.ThrowIfCancellationRequested();
            if (await ReadAsync(id, ended) is { } run && !run.IsLive)
            {
                return run.State switch
                {
                    RunState.Done => !stop.Finish.IsCancellationRequested,
                    RunState.Cancelled when drained => false,
                    RunState.Cancelled => throw new CommandError($"the {run.Kind} run was ended by somebody else"),
                    _ => throw new CommandError($"the {run.Kind} run failed: {run.Problem}"),
                };
            }

            if (stop.Finish.IsCancellationRequested && !drained)
            {
                drained = true;
                display.Say(Stopping);
                await client.StopAsync(id, drain: true, ended);
            }

            if (stop.GiveUp.IsCancellationRequested && !dropped)
            {
                dropped = true;
                display.Say("Giving up what is at work; what is complete is kept.");
                await client.StopAsync(id, drain: false, ended);
            }

            await PauseAsync(drained, ended);
        }
    }

    private async Task PauseAsync(bool drained, CancellationToken ended)
    {
        using var wake = CancellationTokenSource.CreateLinkedTokenSource(ended, drained ? stop.GiveUp : stop.Finish);
        await Task.Delay(Interval, wake.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // Null while the database is away: it is waited for.
    private async Task<RunRow?> ReadAsync(Guid id, CancellationToken cancellation)
    {
        using var quiet = Untraced.Begin();
        try
        {
            await using var connection = await database.DataSource.OpenConnectionAsync(cancellation);
            return await new RunStore(connection).ReadAsync(id, cancellation);
        }
        catch (Exception error) when (error is not OperationCanceledException && DatabaseErrors.TryTranslate(error) is not null)
        {
            return null;
        }
    }

    private async Task WatchAsync(CancellationToken cancellation)
    {
        await foreach (var report in client.WatchAsync(cancellation))
        {
            _last = report;
            display.Show(report);
        }
    }

    private async Task<SharedRunReport?> ReportAsync(SharedPlan plan, TimeSpan took)
    {
        var stored = await new BlueprintStore(database.DataSource).ReadRunAsync(CancellationToken.None);
        return stored is null ? null : SharedRunReport.Of(plan, stored, took, _last);
    }
}
