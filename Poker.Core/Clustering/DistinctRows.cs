using System.Numerics;
using System.Runtime.InteropServices;

namespace Poker.Core.Clustering;

/// <summary>A set of equally long rows of 64-bit words, numbered in the order in which they first come.</summary>
/// <remarks>
/// Open addressing over 64-bit slots: hash in the high half, number + 1 in the low one. The rows lie in one array whose untouched tail costs
/// address space, not memory.
/// </remarks>
internal sealed class DistinctRows
{
    private readonly int _words;
    private byte[] _rows;
    private ulong[] _slots;

    /// <summary>An empty set.</summary>
    /// <param name="words">Words of a row.</param>
    /// <param name="capacity">Rows to make room for; more are taken too.</param>
    public DistinctRows(int words, int capacity)
    {
        _words = words;
        _rows = GC.AllocateUninitializedArray<byte>(Math.Max(1, capacity) * words * sizeof(ulong));
        _slots = new ulong[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, capacity / 2))];
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
        var mask = _slots.Length - 1;
        for (var at = (int)(hash >> 32) & mask; ; at = (at + 1) & mask)
        {
            var slot = _slots[at];
            if (slot == 0)
            {
                _slots[at] = (hash & 0xFFFF_FFFF_0000_0000UL) | (uint)(Count + 1);
                return Append(row);
            }

            if ((slot ^ hash) >> 32 == 0 && this[(int)(uint)slot - 1].SequenceEqual(row))
            {
                return (int)(uint)slot - 1;
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
        var old = _slots;
        _slots = new ulong[2 * old.Length];
        var mask = _slots.Length - 1;
        foreach (var slot in old)
        {
            if (slot != 0)
            {
                var at = (int)(slot >> 32) & mask;
                while (_slots[at] != 0)
                {
                    at = (at + 1) & mask;
                }

                _slots[at] = slot;
            }
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
