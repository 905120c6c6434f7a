using System.Runtime.InteropServices;
using Poker.Core.Cards;

namespace Poker.Core.Clustering;

/// <summary>Makes the cumulative histograms of one turn board at a time; holds a thread's scratch space.</summary>
/// <remarks>
/// River cards fall into the board's kinds, so a hand has at most 39 weighted children. Counts are added in bytes and turned into running
/// sums eight at a time: multiplying a word by 0x0101…01 sums its bytes from the lowest up.
/// </remarks>
internal sealed class TurnRows
{
    private const int MaxKinds = 3 * Card.Ranks;
    private const ulong Ones = 0x0101010101010101UL;

    private static readonly ushort[][][] SlotMaps = MakeSlotMaps();

    private readonly RiverEquities _river;
    private readonly TurnBoards _boards;
    private readonly byte[] _bucketOfPoints;
    private readonly int[] _pointOf;
    private readonly int[] _sums;
    private readonly int[] _copies = new int[MaxKinds];
    private readonly int[] _childOffset = new int[MaxKinds];
    private readonly ushort[][] _childSlots = new ushort[MaxKinds][];
    private readonly ulong[] _row;
    private readonly ulong _tail;
    private readonly DistinctRows _rows;

    public TurnRows(RiverEquities river, TurnBoards boards, int riverBuckets, int[] pointOf, int[] sums)
    {
        (_river, _boards, _pointOf, _sums) = (river, boards, pointOf, sums);
        _bucketOfPoints = river.BucketOfPoints(riverBuckets);
        _row = new ulong[((riverBuckets - 1) / 8) + 1];
        _rows = new DistinctRows((riverBuckets + 6) / 8, 1 << 14);
        _tail = (riverBuckets - 1) % 8 == 0 ? ulong.MaxValue : (1UL << (8 * ((riverBuckets - 1) % 8))) - 1;
    }

    /// <summary>
    /// The distinct rows of the boards <paramref name="from"/> to <paramref name="to"/>, in a set that the next call empties; writes their
    /// numbers there, and the equity sums, at the boards' entries.
    /// </summary>
    public DistinctRows Run(int from, int to)
    {
        _rows.Clear();
        for (var board = from; board < to; board++)
        {
            Run(board);
        }

        return _rows;
    }

    private void Run(int board)
    {
        var groups = _boards.GroupCount(board);
        FindChildren(board, groups);
        var kinds = groups * Card.Ranks;
        var words = (_bucketOfPoints[^1] + 7) / 8;
        for (int high = 0, entry = _boards.Offset(board); high < kinds; high++)
        {
            for (var low = 0; low <= high; low++, entry++)
            {
                if (_copies[high] <= (low == high ? 1 : 0) || _copies[low] == 0)
                {
                    _pointOf[entry] = -1;
                    continue;
                }

                _copies[high]--;
                _copies[low]--;
                _sums[entry] = CountChildren(entry - _boards.Offset(board), kinds);
                _copies[high]++;
                _copies[low]++;
                RunningSums(_row.AsSpan(0, words));
                _row[words - 1] &= _tail;
                _pointOf[entry] = _rows.Add(_row.AsSpan(0, words));
            }
        }
    }

    // For every kind of river card: how many there are, the child board's class, and how pairs of kinds are numbered there.
    private void FindChildren(int board, int groups)
    {
        var cards = _boards.Boards[board];
        var groupOf = _boards.Groups(board);
        Array.Clear(_copies);
        foreach (var card in _river.Classes.Deck.Cards - cards)
        {
            var kind = (card.Rank * groups) + groupOf[card.Suit];
            if (_copies[kind]++ == 0)
            {
                _childOffset[kind] = _river.Classes.OffsetOf(cards | card.Set, out var flushSuit);
                _childSlots[kind] = SlotMaps[groups][flushSuit == RiverClasses.NoFlush ? 0 : groupOf[flushSuit]];
            }
        }
    }

    private int CountChildren(int slot, int kinds)
    {
        Array.Clear(_row);
        var counts = MemoryMarshal.AsBytes(_row.AsSpan());
        var points = _river.Points;
        var sum = 0;
        for (var kind = 0; kind < kinds; kind++)
        {
            var copies = _copies[kind];
            if (copies > 0)
            {
                int child = points[_childOffset[kind] + _childSlots[kind][slot]];
                counts[_bucketOfPoints[child]] += (byte)copies;
                sum += copies * child;
            }
        }

        return sum;
    }

    private static void RunningSums(Span<ulong> row)
    {
        var before = 0UL;
        foreach (ref var word in row)
        {
            word *= Ones;
            word += before * Ones;
            before = word >> 56;
        }
    }

    // [groups][group of the river's flush suit, 0 = none][pair of turn kinds] = pair of river kinds.
    private static ushort[][][] MakeSlotMaps()
    {
        var maps = new ushort[4][][];
        for (var groups = 1; groups <= 3; groups++)
        {
            maps[groups] = new ushort[groups][];
            for (var flush = 0; flush < groups; flush++)
            {
                maps[groups][flush] = MakeSlotMap(groups, flush);
            }
        }

        return maps;
    }

    private static ushort[] MakeSlotMap(int groups, int flush)
    {
        var kinds = groups * Card.Ranks;
        var map = new ushort[RankMultisets.Pairs(kinds)];
        for (int high = 0, slot = 0; high < kinds; high++)
        {
            for (var low = 0; low <= high; low++, slot++)
            {
                map[slot] = (ushort)RankMultisets.Pair(RiverKind(low), RiverKind(high));
            }
        }

        return map;

        int RiverKind(int kind) => flush == 0 ? kind / groups : (2 * (kind / groups)) + (kind % groups == flush ? 1 : 0);
    }
}
