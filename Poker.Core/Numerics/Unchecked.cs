using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Poker.Core.Numerics;

/// <summary>Array reads without the bounds check, for indices that the caller has proved.</summary>
internal static class Unchecked
{
    /// <summary>The element at an index within the array.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref readonly T At<T>(T[] array, nuint index)
    {
        Debug.Assert(index < (nuint)array.Length, "The caller promised an index within the array.");
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), index);
    }
}
