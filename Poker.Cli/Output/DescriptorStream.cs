using System.Runtime.InteropServices;

namespace Poker.Cli.Output;

/// <summary>Writes to a Unix file descriptor with plain <c>write</c> calls, unbuffered.</summary>
/// <remarks>
/// Console's own stream ignores a broken pipe: a command fed by an endless pipe would never end. FileStream writes a file at an offset
/// of its own and leaves the descriptor's where it was: what a shell's next command writes into that file would overwrite it.
/// </remarks>
internal sealed class DescriptorStream(int descriptor) : Stream
{
    private const int Interrupted = 4;
    private const int BrokenPipe = 32;

    /// <inheritdoc />
    public override bool CanRead => false;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => true;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    private static int WouldBlock => OperatingSystem.IsMacOS() ? 35 : 11;

    /// <inheritdoc />
    /// <exception cref="OutputException">The bytes cannot be written; some may have been.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var written = Write(descriptor, in MemoryMarshal.GetReference(buffer), buffer.Length);
            if (written >= 0)
            {
                buffer = buffer[(int)written..];
                continue;
            }

            var error = Marshal.GetLastPInvokeError();
            if (error == WouldBlock)
            {
                // Another program that shares the pipe made it non-blocking; its reader is slow.
                Thread.Sleep(1);
            }
            else if (error != Interrupted)
            {
                throw new OutputException(Marshal.GetPInvokeErrorMessage(error), error == BrokenPipe);
            }
        }
    }

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc />
    public override void Flush()
    {
    }

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    private static extern nint Write(int descriptor, in byte first, nint count);
}
