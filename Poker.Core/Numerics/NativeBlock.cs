using System.Runtime.InteropServices;

namespace Poker.Core.Numerics;

/// <summary>A large block of zeros outside the collected heap, on huge pages where the system gives them.</summary>
/// <remarks>
/// Tables of hundreds of megabytes that are read at random miss the address translation buffer at nearly every read of 4 KB pages. On Linux
/// the block therefore asks for 2 MB pages (<c>madvise</c>, MADV_HUGEPAGE); elsewhere, or where that is refused, it is plain memory.
/// Freed by <see cref="Dispose"/> or the finalizer, after which nothing may read it.
/// </remarks>
internal sealed unsafe partial class NativeBlock : IDisposable
{
    private const int PageBytes = 1 << 21, AdviceHugePages = 14, ClearBytes = 1 << 30, Chunk = 1 << 20;

    private void* _first;

    /// <summary>Takes a block.</summary>
    /// <exception cref="OutOfMemoryException">There is no room.</exception>
    public NativeBlock(long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        Bytes = bytes;
        _first = NativeMemory.AlignedAlloc((nuint)Math.Max(bytes, 1), (nuint)(bytes >= PageBytes ? PageBytes : 64));
        GC.AddMemoryPressure(Math.Max(bytes, 1));
        if (OperatingSystem.IsLinux() && bytes >= PageBytes)
        {
            AskForHugePages();
        }

        Clear();
    }

    /// <summary>The finalizer frees what was not disposed of.</summary>
    ~NativeBlock() => Free();

    /// <summary>How long it is.</summary>
    public long Bytes { get; }

    /// <summary>Where it begins, a multiple of 64.</summary>
    public nint Address => (nint)_first;

    /// <summary>A part as a span.</summary>
    /// <param name="first">The first byte's place.</param>
    /// <param name="count">Values.</param>
    public Span<T> Slice<T>(long first, int count)
        where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(_first == null, this);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first + ((long)count * sizeof(T)), Bytes);
        return new Span<T>((byte*)_first + first, count);
    }

    /// <summary>The whole block in parts of at most a mebibyte: first byte and length.</summary>
    public IEnumerable<(long At, int Count)> Chunks()
    {
        for (long at = 0; at < Bytes; at += Chunk)
        {
            yield return (at, (int)Math.Min(Chunk, Bytes - at));
        }
    }

    /// <summary>Sets every byte to zero.</summary>
    public void Clear()
    {
        for (long at = 0; at < Bytes; at += ClearBytes)
        {
            NativeMemory.Clear((byte*)_first + at, (nuint)Math.Min(ClearBytes, Bytes - at));
        }
    }

    /// <summary>Copies all bytes to a block of the same length.</summary>
    public void CopyTo(NativeBlock other)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(other.Bytes, Bytes);
        ObjectDisposedException.ThrowIf(_first == null || other._first == null, this);
        Buffer.MemoryCopy(_first, other._first, Bytes, Bytes);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (_first != null)
        {
            NativeMemory.AlignedFree(_first);
            GC.RemoveMemoryPressure(Math.Max(Bytes, 1));
            _first = null;
        }
    }

    private void AskForHugePages()
    {
        try
        {
            // Advice only: a refusal costs speed, not results.
            _ = Advise(_first, (nuint)(Bytes / PageBytes * PageBytes), AdviceHugePages);
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* address, nuint length, int advice);
}
