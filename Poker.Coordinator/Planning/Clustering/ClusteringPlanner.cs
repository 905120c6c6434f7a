using Npgsql;
using Poker.Core.Cards;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Coordinator.Planning.Clustering;

/// <summary>Plans runs that cluster the streets and store them: streets one after another from the river on, each stored while the next is clustered.</summary>
/// <remarks>
/// What is to be done follows from what the database holds: a street whose file is missing is computed, one whose rows are missing is stored.
/// So a run goes on wherever another one, or <c>poker cluster</c>, has stopped, and complete streets are never touched.
/// </remarks>
/// <param name="options">Times and limits of jobs; null for the defaults.</param>
/// <param name="usual">What runs without a spec begin; null for the defaults.</param>
public sealed class ClusteringPlanner(JobOptions? options = null, RunDefaults? usual = null) : IRunPlanner
{
    /// <summary>The kind of these runs.</summary>
    public const string RunKind = "clustering";

    private readonly JobOptions _options = options ?? new JobOptions();
    private readonly RunDefaults _usual = usual ?? new RunDefaults();

    /// <inheritdoc />
    public string Kind => RunKind;

    /// <inheritdoc />
    public string Area => RunAreas.Autotrain;

    /// <inheritdoc />
    public void Validate(string spec)
    {
        try
        {
            ClusteringSpec.Parse(spec);
        }
        catch (FormatException error)
        {
            throw new RunRefusedException(error.Message);
        }
    }

    /// <inheritdoc />
    /// <remarks>The abstraction that is stored in part or whole, else the usual one.</remarks>
    public async Task<string> DefaultSpecAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        new ClusteringSpec(await _usual.AbstractionAsync(connection, cancellation)).ToJson();

    /// <inheritdoc />
    public async Task PlanAsync(PlanningContext context, CancellationToken cancellation)
    {
        var (run, runs) = (context.Run.Id, context.Runs);
        var spec = ClusteringSpec.Parse(context.Run.Spec);
        var streets = await AbstractionStore.ReadStatusAsync(context.Connection, cancellation);
        try
        {
            AbstractionStore.RequireKey(streets, spec.Key);
        }
        catch (DatabaseException error)
        {
            await runs.MoveAsync(run, RunState.Failed, $"{error.Message} {error.WayOut}", cancellation);
            return;
        }

        var files = await StreetArtefacts.StoredAsync(context.Connection, spec.Key, cancellation);
        var unstored = streets.Where(street => street.State != StreetState.Complete).Select(street => street.Street).ToArray();
        if (unstored.Length == 0 && files.Count == streets.Count)
        {
            await runs.MoveAsync(run, RunState.Done, null, cancellation);
            return;
        }

        var stages = new StageBook(context, await runs.StagesAsync(run, cancellation));
        if (context.Run.State == RunState.Draining)
        {
            await DrainAsync(stages, cancellation);
            return;
        }

        await PlanStreetsAsync(new StreetPlan(context, spec, stages, _options), files, unstored, cancellation);
    }

    /// <inheritdoc />
    public async Task<RunReport> ReportAsync(PlanningContext context, CancellationToken cancellation)
    {
        var spec = ClusteringSpec.Parse(context.Run.Spec);
        return await ClusteringReport.ReadAsync(context, spec, cancellation);
    }

    private static async Task PlanStreetsAsync(
        StreetPlan plan, IReadOnlySet<Street> files, Street[] unstored, CancellationToken cancellation)
    {
        var uncomputed = Streets.InOrderOfClustering.ToArray().Where(street => !files.Contains(street)).ToArray();
        await plan.StoreAsync(unstored.Where(files.Contains).ToArray(), uncomputed.Length > 0, cancellation);
        if (uncomputed.Length > 0)
        {
            await plan.ComputeAsync(uncomputed[0], cancellation);
        }
    }

    // What is at work may end; no more is begun. The streets that are complete by then stay, and another run goes on from there.
    private static async Task DrainAsync(StageBook stages, CancellationToken cancellation)
    {
        if (await stages.DropPendingAsync(cancellation) == 0)
        {
            await stages.Context.Runs.MoveAsync(
                stages.Context.Run.Id, RunState.Cancelled, "It was stopped before all streets were complete; another run goes on from there.", cancellation);
        }
    }
}
