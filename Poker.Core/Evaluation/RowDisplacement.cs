using System.Numerics;

namespace Poker.Core.Evaluation;

/// <summary>Lays sparse rows of a table over each other without collision: the slot of a key is its row's offset plus its column.</summary>
/// <remarks>
/// First fit, fullest rows first, 64 offsets tried at a time on a bitmap of the slots in use. A row starts its search a little before the
/// place of the one before it, from the front when rows get smaller: 93,298 slots for the 73,775 rank sums in 12 ms, where searching
/// always from the front takes 87,394 and 90 ms. See Tarjan and Yao, "Storing a sparse table", 1979.
/// </remarks>
internal sealed class RowDisplacement
{
    private const int StepBack = 2048;

    private readonly ulong[] _used = new ulong[1 << 12];
    private int _start;
    private int _rowSize;

    /// <summary>The offset of each row.</summary>
    public int[] Offsets { get; } = new int[RankKeys.Rows];

    /// <summary>A slot index past all that any key, stored or not, can reach.</summary>
    public int Slots { get; private set; }

    /// <summary>Places keys, of which no two share both row and column.</summary>
    public static RowDisplacement Of(List<uint> keys)
    {
        var placed = new RowDisplacement();
        var rows = new List<int>[RankKeys.Rows];
        foreach (var key in keys)
        {
            (rows[key >> RankKeys.RowShift] ??= []).Add((int)(key & RankKeys.ColumnMask));
        }

        foreach (var row in Enumerable.Range(0, rows.Length).Where(row => rows[row] is not null).OrderByDescending(row => rows[row].Count))
        {
            placed.Place(row, rows[row]);
        }

        placed.Slots = placed.Offsets.Max() + (int)RankKeys.ColumnMask + 1;
        return placed;
    }

    private void Place(int row, List<int> columns)
    {
        _start = columns.Count == _rowSize ? Math.Max(0, _start - StepBack) : 0;
        _rowSize = columns.Count;
        for (var offset = _start; ; offset += 64)
        {
            var busy = 0UL;
            foreach (var column in columns)
            {
                busy |= UsedFrom(offset + column);
                if (busy == ulong.MaxValue)
                {
                    break;
                }
            }

            if (busy != ulong.MaxValue)
            {
                _start = offset;
                Offsets[row] = offset + BitOperations.TrailingZeroCount(~busy);
                foreach (var column in columns)
                {
                    var slot = Offsets[row] + column;
                    _used[slot >> 6] |= 1UL << (slot & 63);
                }

                return;
            }
        }
    }

    // Bit i tells whether slot + i is in use.
    private ulong UsedFrom(int slot)
    {
        var (word, bit) = (slot >> 6, slot & 63);
        return bit == 0 ? _used[word] : (_used[word] >> bit) | (_used[word + 1] << (64 - bit));
    }
}
