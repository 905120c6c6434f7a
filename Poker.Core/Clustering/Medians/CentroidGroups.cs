using Poker.Core.Numerics;

namespace Poker.Core.Clustering.Medians;

/// <summary>Centroids in up to 8 groups of neighbours, each of whole quads: the order in which bounds look at them.</summary>
/// <remarks>
/// The sets are halved again and again between two far members. Groups only steer the search: no result depends on them. A last quad
/// is filled up by repeating its first centroid.
/// </remarks>
internal sealed class CentroidGroups
{
    private readonly CdfPoints _centroids;
    private readonly List<ushort> _slots = [];
    private readonly int[] _quadStarts = new int[DistanceBounds.Groups + 1];
    private readonly byte[] _groupOf;
    private int _group;

    /// <summary>Groups centroids by where they lie now.</summary>
    public CentroidGroups(CdfPoints centroids)
    {
        _centroids = centroids;
        _groupOf = new byte[centroids.Count];
        Split([.. Enumerable.Range(0, centroids.Count)], Math.Min(DistanceBounds.Groups, (centroids.Count + 3) / BlockSums.Lanes));
        _quadStarts.AsSpan(_group + 1).Fill(Quads);
    }

    /// <summary>Quads of all groups.</summary>
    public int Quads => _slots.Count / BlockSums.Lanes;

    /// <summary>The centroid in each lane of each quad.</summary>
    public IReadOnlyList<ushort> Slots => _slots;

    /// <summary>Each group's first quad, and an end.</summary>
    public ReadOnlySpan<int> QuadStarts => _quadStarts;

    /// <summary>Each centroid's group.</summary>
    public ReadOnlySpan<byte> GroupOf => _groupOf;

    /// <summary>The distance from a centroid to the nearest other of each group, at [centroid · groups + group].</summary>
    /// <param name="centroids">Where the centroids lie now; where they lay when they were grouped doesn't matter.</param>
    public ushort[] Gaps(CdfPoints centroids)
    {
        var gaps = new ushort[_groupOf.Length * DistanceBounds.Groups];
        gaps.AsSpan().Fill(ushort.MaxValue);
        for (var left = 0; left < _groupOf.Length; left++)
        {
            for (var right = 0; right < _groupOf.Length; right++)
            {
                ref var gap = ref gaps[(left * DistanceBounds.Groups) + _groupOf[right]];
                gap = left == right ? gap : (ushort)Math.Min(gap, Distance(centroids, left, right));
            }
        }

        return gaps;
    }

    private void Split(int[] members, int groups)
    {
        if (groups == 1)
        {
            Close(members);
            return;
        }

        var left = Farthest(members, members[0]);
        var right = Farthest(members, left);
        var ordered = members.OrderBy(member => Distance(member, left) - Distance(member, right)).ThenBy(member => member).ToArray();
        var quads = (members.Length + BlockSums.Lanes - 1) / BlockSums.Lanes;
        var cut = quads * (groups / 2) / groups * BlockSums.Lanes;
        Split(ordered[..cut], groups / 2);
        Split(ordered[cut..], groups - (groups / 2));
    }

    private void Close(int[] members)
    {
        foreach (var member in members)
        {
            _groupOf[member] = (byte)_group;
            _slots.Add((ushort)member);
        }

        while (_slots.Count % BlockSums.Lanes != 0)
        {
            _slots.Add((ushort)members[0]);
        }

        _quadStarts[++_group] = Quads;
    }

    private int Farthest(int[] members, int from) => members.MaxBy(member => Distance(member, from));

    private int Distance(int left, int right) => Distance(_centroids, left, right);

    private static int Distance(CdfPoints centroids, int left, int right) => L1Distance.Between(centroids[left], centroids[right]);
}
