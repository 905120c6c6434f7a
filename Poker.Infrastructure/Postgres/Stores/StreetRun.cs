using Poker.Core.Clustering;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>What a run noted about a street when it completed it.</summary>
/// <param name="Key">All that fixed the result.</param>
/// <param name="Rows">Canonical hands.</param>
/// <param name="Buckets">Buckets in use.</param>
/// <param name="Inertia">The last iteration's, per canonical hand, in equity units.</param>
/// <param name="Iterations">Lloyd iterations.</param>
/// <param name="ComputeSeconds">Wall-clock seconds of the computation.</param>
/// <param name="StoreSeconds">Wall-clock seconds of the load.</param>
/// <param name="FinishedAt">When it was complete, by the database's clock.</param>
public sealed record StreetRun(
    AbstractionKey Key, long Rows, int Buckets, double Inertia, int Iterations, double ComputeSeconds, double StoreSeconds, DateTimeOffset FinishedAt);
