using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Poker.Core.Numerics;

/// <summary>The triangle inequality over many points at once: bounds on 16-bit integer distances after centroids moved.</summary>
/// <remarks>
/// Each point has an upper bound on the distance to its own centroid and, a group of the other centroids each, <see cref="Groups"/> lower
/// bounds. Whole numbers: a moved centroid loosens bounds by its exact drift. Lower bounds stop at 0 and upper bounds at 65,535, which the
/// distances themselves cannot pass. (Ding et al., "Yinyang k-means", 2015.)
/// </remarks>
internal static class DistanceBounds
{
    /// <summary>Lower bounds a point: one 128-bit vector of them.</summary>
    public const int Groups = 8;

    /// <summary>
    /// Loosens the bounds of a run of points and lists those whose own centroid may have lost: some lower bound does not exceed the upper.
    /// </summary>
    /// <param name="owners">Each point's centroid.</param>
    /// <param name="drifts">How far each centroid moved.</param>
    /// <param name="groupDrifts">How far the centroid of each group that moved most did.</param>
    /// <param name="uppers">One a point.</param>
    /// <param name="lowers"><see cref="Groups"/> a point.</param>
    /// <param name="contested">Takes the positions of the listed points, ascending; as long as the run.</param>
    /// <returns>How many are listed.</returns>
    public static int Loosen(
        ReadOnlySpan<ushort> owners,
        ReadOnlySpan<ushort> drifts,
        ReadOnlySpan<ushort> groupDrifts,
        Span<ushort> uppers,
        Span<ushort> lowers,
        Span<int> contested)
    {
        var groupDrift = Vector128.Create(groupDrifts);
        uppers = uppers[..owners.Length];
        contested = contested[..owners.Length];
        ref var lower = ref MemoryMarshal.GetReference(lowers[..(owners.Length * Groups)]);
        var count = 0;
        for (var i = 0; i < owners.Length; i++)
        {
            var upper = (ushort)Math.Min(uppers[i] + drifts[owners[i]], ushort.MaxValue);
            var at = (nuint)i * Groups;
            var bounds = Vector128.Max(Vector128.LoadUnsafe(ref lower, at), groupDrift) - groupDrift;
            bounds.StoreUnsafe(ref lower, at);
            uppers[i] = upper;
            contested[count] = i;
            count += Vector128.LessThanOrEqualAny(bounds, Vector128.Create(upper)) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Writes what the triangle inequality says of a point's distance to each group: the owner's gap to the group less the point's.</summary>
    public static void Start(ReadOnlySpan<ushort> gaps, ushort upper, Span<ushort> lowers)
    {
        var distance = Vector128.Create(upper);
        (Vector128.Max(Vector128.Create(gaps), distance) - distance).CopyTo(lowers);
    }

    /// <summary>The groups, as a set of bits, whose lower bound does not exceed a distance.</summary>
    public static uint GroupsWithin(ReadOnlySpan<ushort> lowers, int distance)
    {
        var reached = Vector128.LessThanOrEqual(Vector128.Create(lowers), Vector128.Create((ushort)distance));
        return reached.ExtractMostSignificantBits();
    }
}
