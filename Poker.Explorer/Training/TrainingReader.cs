using System.Globalization;
using Npgsql;
using Poker.Core.Cards;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Explorer.Training;

/// <summary>Reads what the page of the training shows of streets and workers.</summary>
internal static class TrainingReader
{
    private const int MostLeases = 1_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>The streets, and the rounds of the run that clustered last.</summary>
    public static async Task<StreetsReport> StreetsAsync(NpgsqlDataSource dataSource, CancellationToken cancellation)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        var streets = await AbstractionStore.ReadStatusAsync(connection, cancellation);
        var rounds = new ClusteringRounds(connection);
        var run = await rounds.LastRunAsync(cancellation);
        var deck = streets.Select(street => street.Run?.Key.Deck).FirstOrDefault(name => name is not null);
        return new(
            deck,
            [.. streets.Select(street => StreetReport.Of(street, deck))],
            run,
            run is not { } id
                ? []
                : [.. (await rounds.FiguresAsync(id, cancellation)).Select(round => new RoundReport(round.Street.Name(), round.Round, round.Inertia, round.Moved, round.At))]);
    }

    /// <summary>The workers that were heard of lately.</summary>
    public static async Task<WorkersReport> WorkersAsync(NpgsqlDataSource dataSource, JobOptions options, CancellationToken cancellation)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        var workers = await JobBoard.WorkersAsync(connection, Window, cancellation);
        var leases = (await JobBoard.LeasesAsync(connection, MostLeases, cancellation)).ToLookup(lease => lease.Worker);
        await using var clock = new NpgsqlCommand("SELECT clock_timestamp()", connection);
        var now = new DateTimeOffset((DateTime)(await clock.ExecuteScalarAsync(cancellation))!);
        return new(now, [.. workers.Select(worker => Of(worker, [.. leases[worker.Id].Select(Of)], options))]);
    }

    private static WorkerReport Of(WorkerRow worker, IReadOnlyList<LeaseReport> leases, JobOptions options) => new(
        worker.Id,
        worker.Name,
        worker.Leaving ? "leaving" : worker.SinceSeen > options.LeaseTime ? "lost" : leases.Count > 0 ? "working" : "idle",
        worker.Slots,
        worker.Version,
        Math.Max(0, worker.SinceSeen.TotalSeconds),
        worker.JobsDone,
        leases);

    private static LeaseReport Of(LeaseRow lease) => new(
        lease.Run,
        lease.Kind,
        string.Create(CultureInfo.InvariantCulture, $"{lease.Stage}, part {lease.Part}"),
        lease.Progress,
        lease.Attempt,
        lease.Since,
        lease.Until);
}
