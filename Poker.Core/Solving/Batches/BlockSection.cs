namespace Poker.Core.Solving.Batches;

/// <summary>Numbers of one kind that lie side by side in a target's block.</summary>
/// <param name="At">The first one's byte.</param>
/// <param name="Count">Numbers.</param>
/// <param name="Wide">Whether they are doubles; else floats.</param>
/// <param name="Floored">Whether a training raises those it touches to its floor: cumulative regrets.</param>
internal readonly record struct BlockSection(long At, long Count, bool Wide, bool Floored)
{
    /// <summary>Numbers that share a word of touched bits.</summary>
    public const int WordNumbers = 64;

    /// <summary>Numbers of a block: as many words as the word above them has bits.</summary>
    public const int BlockNumbers = WordNumbers * WordNumbers;

    /// <summary>Bytes of a number.</summary>
    public int NumberBytes => Wide ? sizeof(double) : sizeof(float);

    /// <summary>Blocks, the last of which may be cut.</summary>
    public int Blocks => (int)((Count + BlockNumbers - 1) / BlockNumbers);

    /// <summary>How many numbers a word of a block has: fewer than 64, or none, at the end.</summary>
    public int NumbersOf(int block, int word) =>
        (int)Math.Clamp(Count - ((long)block * BlockNumbers) - ((long)word * WordNumbers), 0, WordNumbers);

    /// <summary>The byte at which a word's numbers begin.</summary>
    public long AtOf(int block, int word) => At + ((((long)block * BlockNumbers) + ((long)word * WordNumbers)) * NumberBytes);
}
