using Poker.Core.Numerics;

namespace Poker.Core.Solving.Batches;

/// <summary>What batches train, as one worker holds it: the base that all workers agree on, bit for bit, and a copy of it that the batch trains on.</summary>
/// <remarks>
/// The base is the sum of the deltas of all batches that count, added in the order in which they came to count. A batch trains on the copy; its
/// delta is what that added, as floats of the numbers that it touched. The worker adds its own delta to its base as it adds everybody's, and
/// the copy is made anew.
/// Batches that are trained side by side do not see each other. Were they to train as if alone, each would restore the balance of the regrets that it
/// finds, and their sum would overshoot as many times; sums of more than two diverge. A batch therefore stands for a crowd: on its copy a regret
/// counts as many times as there are batches at work, so that the copy follows what all of them learn if they learn alike, and its delta is
/// what it has learnt itself. The sums, their weights and their number are then those of one training. One caller at a time. Memory: the numbers twice, and a batch's frames (up to a half of them).
/// </remarks>
public abstract class BatchTarget : IDisposable
{
    private readonly FrameWriter _writer = new();

    /// <summary>The fewest iterations of a batch, and what every batch is a multiple of.</summary>
    public abstract int Unit { get; }

    /// <summary>Bytes of the base.</summary>
    public long Bytes => Base.Bytes;

    /// <summary>What lies in the blocks.</summary>
    internal abstract IReadOnlyList<BlockSection> Sections { get; }

    internal abstract NativeBlock Base { get; }

    internal abstract NativeBlock Work { get; }

    /// <summary>Trains the copy by some iterations.</summary>
    /// <param name="first">The first one's number, whole units.</param>
    /// <param name="iterations">How many, whole units.</param>
    /// <param name="crowd">Batches that this one stands for, itself among them: 1 and more.</param>
    /// <param name="progress">Hears how far it is now and then, on the training's thread; null for nobody.</param>
    /// <param name="cancellation">Ends it within a unit; the copy is then of no use until <see cref="Restart"/>.</param>
    /// <returns>Decisions met.</returns>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public long Train(long first, long iterations, float crowd, IProgress<BatchProgress>? progress, CancellationToken cancellation)
    {
        if (first < 0 || first % Unit != 0 || iterations <= 0 || iterations % Unit != 0 || !(crowd >= 1))
        {
            throw new ArgumentException($"Iterations {first} to {first + iterations} for {crowd} batches are no whole parts of {Unit} for one and more.");
        }

        return Walk(first, iterations, crowd, progress, cancellation);
    }

    /// <summary>Writes what the iterations that were just trained added.</summary>
    /// <param name="first">As trained.</param>
    /// <param name="iterations">As trained.</param>
    /// <param name="crowd">As trained.</param>
    /// <param name="to">Takes the frames.</param>
    /// <exception cref="InvalidDataException">Training came to numbers that are not finite.</exception>
    public void WriteDelta(long first, long iterations, float crowd, FrameBuffer to) =>
        _writer.WriteDeltas(Work, Base, Sections, FloorOf(first, iterations), 1 / crowd, to);

    /// <summary>Writes the base, bit for bit.</summary>
    public void WriteBase(FrameBuffer to) => _writer.WriteNumbers(Base, Sections, to);

    /// <summary>Adds a frame of a delta to the base; returns the frame's checksum.</summary>
    /// <exception cref="InvalidDataException">It is damaged or of another training; the base is as it was.</exception>
    public uint Add(ReadOnlySpan<byte> frame) => FrameReader.Read(frame, FrameKind.Delta, Sections, Base);

    /// <summary>Puts a frame of a base into this one, which was cleared before the first; returns the frame's checksum.</summary>
    /// <exception cref="InvalidDataException">It is damaged or of another training; the base is as it was.</exception>
    public uint Put(ReadOnlySpan<byte> frame) => FrameReader.Read(frame, FrameKind.Numbers, Sections, Base);

    /// <summary>Makes the base zeros.</summary>
    public void Clear() => Base.Clear();

    /// <summary>Makes the copy anew from the base.</summary>
    public virtual void Restart() => Base.CopyTo(Work);

    /// <summary>How far the base is: a pass over it.</summary>
    /// <param name="iterations">Iterations that it holds.</param>
    /// <param name="nodes">Decisions met in those.</param>
    public abstract BatchStatistics Measure(long iterations, long nodes);

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Trains; the arguments are checked.</summary>
    protected abstract long Walk(long first, long iterations, float crowd, IProgress<BatchProgress>? progress, CancellationToken cancellation);

    /// <summary>The floor that those iterations keep cumulative regrets above.</summary>
    protected abstract float FloorOf(long first, long iterations);

    /// <summary>Frees the memory.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
