using System.Runtime.Intrinsics;

using Poker.Core.Numerics;

namespace Poker.Core.Solving.Blueprints;

/// <summary>The additive updates of a part of a batch, kept in order to be added later: by this process or, sent over, by another.</summary>
/// <remarks>
/// A record is a word, then a float an action:
/// <code>
/// 63 averages │ 3–62 the entry of the first action │ 0–2 actions
/// </code>
/// Records are filed by <see cref="Ranges"/> ranges of entries, so that several threads can apply logs at once without meeting: an
/// information set's records are in one range. Buffers grow and are used again.
/// </remarks>
internal sealed class UpdateLog
{
    /// <summary>Ranges of entries.</summary>
    public const int Ranges = 16;

    private const ulong AveragesBit = 1UL << 63;
    private const int RangeShift = 12;

    private readonly Range[] _ranges = [.. Enumerable.Range(0, Ranges).Select(_ => new Range())];

    /// <summary>Forgets all records.</summary>
    public void Clear()
    {
        foreach (var range in _ranges)
        {
            (range.Words, range.Values) = (0, 0);
        }
    }

    /// <summary>Adds a record.</summary>
    public void Add(long entry, bool averages, Vector256<float> deltas, int actions)
    {
        var range = _ranges[(int)(entry >> RangeShift) & (Ranges - 1)];
        if (range.Words == range.Headers.Length || range.Values + ActionLanes.Count > range.Deltas.Length)
        {
            Array.Resize(ref range.Headers, 2 * range.Headers.Length);
            Array.Resize(ref range.Deltas, 2 * range.Deltas.Length);
        }

        range.Headers[range.Words++] = (averages ? AveragesBit : 0) | (ulong)entry << 3 | (uint)actions;
        deltas.CopyTo(range.Deltas, range.Values);
        range.Values += actions;
    }

    /// <summary>Adds a range's records to tables, in order.</summary>
    /// <param name="range">0 to <see cref="Ranges"/> − 1.</param>
    /// <param name="tables">The tables.</param>
    /// <param name="floor">The least that a regret may become.</param>
    public void Apply(int range, BlueprintTables tables, float floor)
    {
        var records = _ranges[range];
        var updates = default(DirectUpdates);
        var value = 0;
        for (var i = 0; i < records.Words; i++)
        {
            var header = records.Headers[i];
            var actions = (int)header & 7;
            var entry = (long)((header & ~AveragesBit) >> 3);
            var wide = entry < tables.Layout.WideEntries;
            var address = tables.Block.Address + (nint)tables.RegretAt(entry);
            var deltas = Vector256.Create<float>(records.Deltas.AsSpan(value));
            value += actions;
            if (header >= AveragesBit)
            {
                updates.AddAverages(address + (nint)(wide ? tables.WideBytes : tables.NarrowBytes), wide, deltas, actions);
            }
            else
            {
                updates.AddRegrets(address, wide, deltas, actions, floor);
            }
        }
    }

    private sealed class Range
    {
        public ulong[] Headers = new ulong[256];
        public float[] Deltas = new float[ActionLanes.Count * 256];
        public int Words;
        public int Values;
    }
}
