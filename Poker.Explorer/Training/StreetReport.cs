using Poker.Core.Cards;
using Poker.Core.Indexing;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Explorer.Training;

/// <summary>What the database holds of a street.</summary>
/// <param name="Street">river, turn, flop or preflop: the order in which they are clustered.</param>
/// <param name="State">missing, partial or complete.</param>
/// <param name="Rows">Rows that are there.</param>
/// <param name="Hands">Rows that it will have: canonical hands of the deck; null while it is not known which.</param>
/// <param name="Buckets">Buckets in use; null until it is complete.</param>
/// <param name="Inertia">The last iteration's, per canonical hand, in equity units; null until it is complete.</param>
/// <param name="Iterations">Of k-means or k-medians; null until it is complete.</param>
/// <param name="ComputeSeconds">How long computing took; null until it is complete.</param>
/// <param name="StoreSeconds">How long storing took; null until it is complete.</param>
/// <param name="Finished">When it was complete; null until then.</param>
public sealed record StreetReport(
    string Street,
    string State,
    long Rows,
    long? Hands,
    int? Buckets,
    double? Inertia,
    int? Iterations,
    double? ComputeSeconds,
    double? StoreSeconds,
    DateTimeOffset? Finished)
{
    /// <summary>A street's report.</summary>
    /// <param name="status">What there is.</param>
    /// <param name="deck">The deck's name, where any street says it.</param>
    public static StreetReport Of(StreetStatus status, string? deck)
    {
        var run = status.Run;
        return new(
            status.Street.Name(),
            status.State.ToString().ToLowerInvariant(),
            status.Rows,
            deck is null ? null : CanonicalCounts.Of(Deck.Named(deck), status.Street),
            run?.Buckets,
            run?.Inertia,
            run?.Iterations,
            run?.ComputeSeconds,
            run?.StoreSeconds,
            run?.FinishedAt);
    }
}
