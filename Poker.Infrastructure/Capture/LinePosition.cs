namespace Poker.Infrastructure.Capture;

/// <summary>Where a line stands in a session: its sequence, and its place in a text of several lines. Positions are in the order of the lines.</summary>
/// <remarks>
/// <code>
/// position = sequence · 512 + part        sequence 1 … 2⁵³ − 1, part 0 … 511
/// </code>
/// </remarks>
public static class LinePosition
{
    /// <summary>The most lines of one text that are read.</summary>
    public const int MostParts = 1 << Bits;

    private const int Bits = 9;

    /// <summary>The position of a part of a line.</summary>
    public static long Of(long sequence, int part = 0) => (sequence << Bits) | (uint)part;

    /// <summary>The sequence of a position.</summary>
    public static long Sequence(long position) => position >> Bits;

    /// <summary>The part of a position.</summary>
    public static short Part(long position) => (short)(position & (MostParts - 1));
}
