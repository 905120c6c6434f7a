using System.Numerics;
using System.Runtime.InteropServices;

namespace Poker.Core.Clustering;

/// <summary>A set of equally long rows of 64-bit words, numbered in the order in which they first come.</summary>
/// <remarks>
/// Open addressing over 32-bit slots, at most half of them taken: number + 1 in as many low bits as number the slots, bits of the hash above
/// them. The rows lie in one array whose untouched tail costs address space, not memory.
/// </remarks>
internal sealed class DistinctRows
{
    private readonly int _words;
    private byte[] _rows;
    private uint[] _slots;

    /// <summary>An empty set.</summary>
    /// <param name="words">Words of a row.</param>
    /// <param name="capacity">Rows to make room for; more are taken too.</param>
    public DistinctRows(int words, int capacity)
    {
        _words = words;
        _rows = GC.AllocateUninitializedArray<byte>(Math.Max(1, capacity) * words * sizeof(ulong));
        _slots = new uint[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, 2 * capacity))];
    }

    /// <summary>Distinct rows so far.</summary>
    public int Count { get; private set; }

    /// <summary>One row.</summary>
    public ReadOnlySpan<ulong> this[int number] =>
        MemoryMarshal.Cast<byte, ulong>(_rows.AsSpan(number * _words * sizeof(ulong), _words * sizeof(ulong)));

    /// <summary>The rows' bytes, one row after another; the array may be longer. The set must not grow afterwards.</summary>
    public byte[] Bytes => _rows;

    /// <summary>Forgets all rows and keeps the room.</summary>
    public void Clear()
    {
        Count = 0;
        Array.Clear(_slots);
    }

    /// <summary>The number of a row, a new one if it was not there.</summary>
    public int Add(ReadOnlySpan<ulong> row)
    {
        var hash = Hash(row);
        var mask = (uint)_slots.Length - 1;
        var tag = (uint)(hash >> 32) & ~mask;
        for (var at = (uint)hash & mask; ; at = (at + 1) & mask)
        {
            var slot = _slots[at];
            if (slot == 0)
            {
                _slots[at] = tag | (uint)(Count + 1);
                return Append(row);
            }

            if ((slot & ~mask) == tag && this[(int)(slot & mask) - 1].SequenceEqual(row))
            {
                return (int)(slot & mask) - 1;
            }
        }
    }

    private int Append(ReadOnlySpan<ulong> row)
    {
        var bytes = MemoryMarshal.AsBytes(row);
        if ((Count + 1) * bytes.Length > _rows.Length)
        {
            Array.Resize(ref _rows, 2 * _rows.Length);
        }

        bytes.CopyTo(_rows.AsSpan(Count * bytes.Length));
        Count++;
        if (2 * Count > _slots.Length)
        {
            Grow();
        }

        return Count - 1;
    }

    private void Grow()
    {
        _slots = new uint[2 * _slots.Length];
        var mask = (uint)_slots.Length - 1;
        for (var number = 0; number < Count; number++)
        {
            var hash = Hash(this[number]);
            var at = (uint)hash & mask;
            while (_slots[at] != 0)
            {
                at = (at + 1) & mask;
            }

            _slots[at] = ((uint)(hash >> 32) & ~mask) | (uint)(number + 1);
        }
    }

    private static ulong Hash(ReadOnlySpan<ulong> row)
    {
        var hash = 0x9E3779B97F4A7C15UL;
        foreach (var word in row)
        {
            var high = Math.BigMul(hash ^ word, 0xD6E8FEB86659FD93UL, out var low);
            hash = high ^ low;
        }

        return hash;
    }
}
