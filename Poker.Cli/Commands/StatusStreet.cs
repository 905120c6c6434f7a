using Poker.Core.Cards;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Cli.Commands;

/// <summary>One street in <see cref="StatusReport"/>; all from <paramref name="Buckets"/> on is null unless the street is complete.</summary>
/// <param name="Street">Its name.</param>
/// <param name="State">missing, partial or complete.</param>
/// <param name="RowsExpected">Canonical hands that the deck has.</param>
/// <param name="RowsPresent">Rows in the database.</param>
/// <param name="Buckets">Buckets in use.</param>
/// <param name="Inertia">Per canonical hand, in equity units.</param>
/// <param name="Iterations">Lloyd iterations.</param>
/// <param name="ComputeSeconds">Wall-clock seconds of the computation.</param>
/// <param name="StoreSeconds">Wall-clock seconds of the load.</param>
/// <param name="FinishedAt">When it was complete.</param>
internal sealed record StatusStreet(
    string Street,
    string State,
    long RowsExpected,
    long RowsPresent,
    int? Buckets,
    double? Inertia,
    int? Iterations,
    double? ComputeSeconds,
    double? StoreSeconds,
    DateTimeOffset? FinishedAt)
{
    /// <summary>A street's status beside what its deck should have.</summary>
    public static StatusStreet Of(StreetStatus status, long expected)
    {
        // A marker with another count than the deck's is no complete street, whatever wrote it.
        var state = status.State == StreetState.Complete && status.Rows != expected ? StreetState.Partial : status.State;
        var run = state == StreetState.Complete ? status.Run : null;
        return new StatusStreet(
            status.Street.Name(),
            state.ToString().ToLowerInvariant(),
            expected,
            status.Rows,
            run?.Buckets,
            run?.Inertia,
            run?.Iterations,
            run?.ComputeSeconds,
            run?.StoreSeconds,
            run?.FinishedAt);
    }
}
