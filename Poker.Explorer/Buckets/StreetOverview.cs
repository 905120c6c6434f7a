namespace Poker.Explorer.Buckets;

/// <summary>A street of the abstraction.</summary>
/// <param name="Street">preflop, flop, turn or river.</param>
/// <param name="State">missing, partial or complete.</param>
/// <param name="Hands">Canonical hands that are stored.</param>
/// <param name="Buckets">Buckets; null unless complete.</param>
/// <param name="Inertia">The last iteration's inertia per canonical hand, in equity units; 0 where nothing had to be clustered. Null unless complete, like what follows.</param>
/// <param name="Iterations">Iterations of the clustering.</param>
/// <param name="ComputeSeconds">Seconds that it took.</param>
/// <param name="StoreSeconds">Seconds that storing it took.</param>
/// <param name="FinishedAt">When it was complete.</param>
public sealed record StreetOverview(
    string Street,
    string State,
    long Hands,
    int? Buckets,
    double? Inertia,
    int? Iterations,
    double? ComputeSeconds,
    double? StoreSeconds,
    DateTimeOffset? FinishedAt);
