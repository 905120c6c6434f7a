using Poker.Cli.Hosting;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Indexing;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Cli.Commands;

/// <summary>What <c>poker status</c> tells; its JSON is this record.</summary>
/// <param name="Database">Which database.</param>
/// <param name="Complete">Whether all four streets are.</param>
/// <param name="Next">The command to run next; null when nothing is left to do.</param>
/// <param name="Key">What fixed the stored abstraction; null when no street is complete.</param>
/// <param name="Streets">In the order of clustering.</param>
/// <param name="Checksums">One a table, if asked for.</param>
/// <param name="Blueprint">The stored blueprint; null when there is none.</param>
/// <param name="Shared">The run that workers share now, and the workers; null when none is live.</param>
/// <param name="Checkpoint">The data folder's checkpoint, where it is newer than that or another run's; else null.</param>
internal sealed record StatusReport(
    string Database,
    bool Complete,
    string? Next,
    AbstractionKey? Key,
    IReadOnlyList<StatusStreet> Streets,
    IReadOnlyList<StatusChecksum>? Checksums,
    StatusBlueprint? Blueprint = null,
    StatusBlueprint? Checkpoint = null,
    RunsReport? Shared = null)
{
    private const string Cluster = "poker cluster", Train = "poker fast";

    /// <summary>The report of a database that isn't there yet.</summary>
    public static StatusReport Empty(string place) => Of(
        $"none yet ({place})",
        Core.Cards.Streets.InOrderOfClustering.ToArray().Select(street => new StreetStatus(street, StreetState.Missing, 0, null)).ToList(),
        null);

    /// <summary>The report of what was read.</summary>
    public static StatusReport Of(
        string database, IReadOnlyList<StreetStatus> streets, IReadOnlyList<TableChecksum>? checksums, StoredRun? blueprint = null)
    {
        var key = streets.FirstOrDefault(street => street.Run is not null)?.Run?.Key;
        var deck = Deck.Named(key?.Deck ?? Deck.Full.Name);
        var complete = streets.All(street => street.State == StreetState.Complete);
        return new StatusReport(
            database,
            complete,
            !complete ? Cluster + key?.ToOptions() : blueprint is null ? Train : null,
            key,
            streets.Select(street => StatusStreet.Of(street, CanonicalCounts.Of(deck, street.Street))).ToList(),
            checksums?.Select(sum => new StatusChecksum(sum.Table, sum.Rows, sum.Hash.ToString("x16", provider: null))).ToList(),
            StatusBlueprint.Of(blueprint));
    }
}
