using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Poker.Core.Numerics;

/// <summary>Asks for memory before it is needed, where the processor can be asked.</summary>
/// <remarks>For look-ups whose order is known but jumps: the processor's own prefetching only follows runs.</remarks>
internal static unsafe class CacheLines
{
    private const int LineSize = 64;

    /// <summary>Asks for the lines of a short span.</summary>
    public static void Request(ReadOnlySpan<byte> bytes)
    {
        if (Sse.IsSupported)
        {
            // A hint only: should the collector move the array meanwhile, a stale address does no harm.
            var first = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(bytes));
            for (var at = 0; at < bytes.Length; at += LineSize)
            {
                Sse.Prefetch0(first + at);
            }

            Sse.Prefetch0(first + Math.Max(0, bytes.Length - 1));
        }
    }
}
