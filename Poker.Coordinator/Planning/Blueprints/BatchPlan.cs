using Poker.Infrastructure.Batches;

namespace Poker.Coordinator.Planning.Blueprints;

/// <summary>How long batches are, and how many may be out: what keeps their staleness within its bound without anybody's waiting.</summary>
/// <param name="Spec">The run's spec.</param>
/// <param name="Unit">What batches are whole multiples of.</param>
/// <param name="Length">Iterations of a batch once the run is under way.</param>
/// <param name="Workers">Workers that can train.</param>
internal sealed record BatchPlan(BlueprintSpec Spec, int Unit, long Length, int Workers)
{
    private const int LeastStaleness = 8;

    /// <summary>How many other batches may come to count between a batch's base and itself.</summary>
    public int Staleness => Spec.Staleness ?? Math.Max(LeastStaleness, 2 * Workers);

    /// <summary>Batches that should be out: one at work and one waiting a worker, so that nobody waits for the planner.</summary>
    public int Wanted => 2 * Math.Max(1, Workers);

    /// <summary>How many batches one stands for.</summary>
    /// <remarks>
    /// With P at work each finds a base that lacks about half of what the others are at, and misses as much again until it counts: as if
    /// each of the others were two. Measured on the toy games: with P itself the sums still swing, with more they become noisier
    /// (docs/architecture.md).
    /// </remarks>
    public int Crowd => (2 * Math.Min(Math.Max(1, Workers), Staleness + 1)) - 1;

    /// <summary>How many more batches may be issued now.</summary>
    /// <remarks>
    /// If all that are out come to count before the one with the oldest base does, its staleness is the epochs since that base and the number of
    /// the others: that must be within the bound, whatever the order. A batch that is issued now will have a base of this epoch or later.
    /// </remarks>
    public int Room(long epoch, IReadOnlyList<IssuedBatch> issued)
    {
        var oldest = issued.Count > 0 ? Math.Min(epoch, issued.Min(batch => batch.BaseEpoch)) : epoch;
        var most = Staleness + 1 - (epoch - oldest);
        return (int)Math.Max(0, Math.Min(Wanted, most) - issued.Count);
    }

    /// <summary>Iterations of the batch that begins at an iteration: at most a share of those before it, all batches that are out together.</summary>
    /// <param name="first">Its first iteration.</param>
    /// <param name="end">Where the run ends; null for never.</param>
    public long LengthAt(long first, long? end)
    {
        var ramp = (long)(Spec.RampShare * first / Math.Min(Wanted, Staleness + 1));
        var length = Math.Max(Unit, Math.Min(Length, ramp) / Unit * Unit);
        return end is { } last ? Math.Min(length, (last - first + Unit - 1) / Unit * Unit) : length;
    }
}
