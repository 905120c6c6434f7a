using System.Numerics;
using System.Runtime.InteropServices;

namespace Poker.Core.Numerics;

/// <summary>Multiplies arrays in place.</summary>
internal static class Scaling
{
    /// <summary>Multiplies positive values by one factor, the others by another.</summary>
    public static void BySign<T>(Span<T> values, T positive, T negative)
        where T : unmanaged, INumber<T>
    {
        var vectors = MemoryMarshal.Cast<T, Vector<T>>(values);
        foreach (ref var vector in vectors)
        {
            vector *= Vector.ConditionalSelect(Vector.GreaterThan(vector, Vector<T>.Zero), new Vector<T>(positive), new Vector<T>(negative));
        }

        foreach (ref var value in values[(vectors.Length * Vector<T>.Count)..])
        {
            value *= value > T.Zero ? positive : negative;
        }
    }
}
