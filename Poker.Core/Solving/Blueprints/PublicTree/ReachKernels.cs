using System.Numerics;
using System.Runtime.InteropServices;

namespace Poker.Core.Solving.Blueprints.PublicTree;

/// <summary>Arithmetic over vectors of pockets.</summary>
internal static class ReachKernels
{
    /// <summary>into += from.</summary>
    public static void Add(Span<double> into, ReadOnlySpan<double> from)
    {
        var wide = MemoryMarshal.Cast<double, Vector<double>>(into);
        var wideFrom = MemoryMarshal.Cast<double, Vector<double>>(from);
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] += wideFrom[i];
        }

        for (var i = wide.Length * Vector<double>.Count; i < into.Length; i++)
        {
            into[i] += from[i];
        }
    }

    /// <summary>into = max(into, from).</summary>
    public static void Max(Span<double> into, ReadOnlySpan<double> from)
    {
        var wide = MemoryMarshal.Cast<double, Vector<double>>(into);
        var wideFrom = MemoryMarshal.Cast<double, Vector<double>>(from);
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] = Vector.Max(wide[i], wideFrom[i]);
        }

        for (var i = wide.Length * Vector<double>.Count; i < into.Length; i++)
        {
            into[i] = Math.Max(into[i], from[i]);
        }
    }

    /// <summary>into[i] = reach[i] · policy[buckets[i]].</summary>
    public static void Weigh(Span<double> into, ReadOnlySpan<double> reach, ReadOnlySpan<double> policy, int[] buckets)
    {
        for (var i = 0; i < buckets.Length; i++)
        {
            into[i] = reach[i] * policy[buckets[i]];
        }
    }

    /// <summary>into[i] += values[i] · policy[buckets[i]].</summary>
    public static void AddWeighted(Span<double> into, ReadOnlySpan<double> values, ReadOnlySpan<double> policy, int[] buckets)
    {
        for (var i = 0; i < buckets.Length; i++)
        {
            into[i] += values[i] * policy[buckets[i]];
        }
    }
}
