using Poker.Core.Clustering;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>What the database knows of a bucket.</summary>
/// <param name="Abstraction">Street and number.</param>
/// <param name="Population">Canonical hands in it.</param>
/// <param name="Equity">Their mean equity against a random hand, in [0, 1].</param>
/// <param name="Transitions">Where it leads on the next street, likeliest first; empty on the river.</param>
/// <param name="Nearest">The street's nearest other buckets, nearest first.</param>
public sealed record StoredBucket(
    Abstraction Abstraction, long Population, float Equity, IReadOnlyList<Transition> Transitions, IReadOnlyList<BucketDistance> Nearest);
