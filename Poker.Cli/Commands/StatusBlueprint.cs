using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Cli.Commands;

/// <summary>The blueprint, or the checkpoint of one, in <see cref="StatusReport"/>.</summary>
/// <param name="Epoch">Iterations.</param>
/// <param name="Rows">Rows of the table; null of a checkpoint.</param>
/// <param name="InformationSets">Information sets that have rows; null of a checkpoint.</param>
/// <param name="HoursTrained">Time spent training, on the clock.</param>
/// <param name="Betting">The preset.</param>
/// <param name="StackBigBlinds">Stacks.</param>
/// <param name="Training">The training's options.</param>
/// <param name="Deck">The abstraction's deck.</param>
/// <param name="Fingerprint">Of the whole configuration.</param>
/// <param name="SyncSeconds">What the last sync took; null of a checkpoint.</param>
/// <param name="WrittenAt">When it was synced or written.</param>
/// <param name="File">The checkpoint's file; null of the database's.</param>
internal sealed record StatusBlueprint(
    long Epoch,
    long? Rows,
    long? InformationSets,
    double HoursTrained,
    string Betting,
    int StackBigBlinds,
    string Training,
    string Deck,
    string Fingerprint,
    double? SyncSeconds,
    DateTimeOffset WrittenAt,
    string? File)
{
    private const double SecondsPerHour = 3600;

    /// <summary>What the database holds.</summary>
    public static StatusBlueprint? Of(StoredRun? stored) => stored is null
        ? null
        : Of(stored.Run, stored.SyncedAt) with { Rows = stored.Rows, InformationSets = stored.InformationSets, SyncSeconds = stored.SyncSeconds };

    /// <summary>What a checkpoint says that it is.</summary>
    public static StatusBlueprint Of(BlueprintRun run, DateTimeOffset writtenAt, string? file = null) => new(
        run.Iterations,
        null,
        null,
        run.TrainedSeconds / SecondsPerHour,
        run.Key.Betting,
        run.Key.StackBigBlinds,
        run.Key.Training.Description,
        run.Key.Abstraction.Deck,
        run.Key.Fingerprint,
        null,
        writtenAt,
        file);
}
