using Poker.Infrastructure.Strategies.Ranges;

namespace Poker.Explorer.Strategy;

/// <summary>A blueprint that can be looked at.</summary>
/// <param name="Name">What to ask for: <c>database</c>, or a file of the data folder.</param>
/// <param name="IsDatabase">Whether the database holds it; else it is a file, which is read into memory when first asked for.</param>
/// <param name="Betting">The name of its bets; null where the file cannot be read.</param>
/// <param name="Bets">Its bets in words.</param>
/// <param name="StackBigBlinds">The stacks that it was trained with.</param>
/// <param name="Deck">Its deck: full or royal.</param>
/// <param name="Iterations">How long it was trained: its epoch.</param>
/// <param name="TrainedSeconds">Time spent training.</param>
/// <param name="At">When it was written.</param>
/// <param name="Bytes">The file's length, 0 for the database.</param>
/// <param name="File">The file on the coordinator's machine, as <c>poker strategy --blueprint</c> takes it; null for the database.</param>
/// <param name="Problem">Why it cannot be looked at, or null.</param>
public sealed record StrategySource(
    string Name,
    bool IsDatabase,
    string? Betting,
    string? Bets,
    int StackBigBlinds,
    string? Deck,
    long Iterations,
    double TrainedSeconds,
    DateTimeOffset At,
    long Bytes,
    string? File,
    string? Problem)
{
    /// <summary>Tells a listing.</summary>
    public static StrategySource Of(BlueprintListing listing) => new(
        listing.Name,
        listing.File is null,
        listing.Run?.Key.Betting,
        listing.Run?.Key.Bets,
        listing.Run?.Key.StackBigBlinds ?? 0,
        listing.Run?.Key.Abstraction.Deck,
        listing.Run?.Iterations ?? 0,
        listing.Run?.TrainedSeconds ?? 0,
        listing.At,
        listing.Bytes,
        listing.File,
        listing.Problem);
}
