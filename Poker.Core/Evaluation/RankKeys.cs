namespace Poker.Core.Evaluation;

/// <summary>The additive keys of the 13 ranks: adding them up, modulo 2³², names the multiset of ranks of a hand.</summary>
/// <remarks>
/// <code>
/// 31        19 18    14 13         1 0
/// ┌───────────┬────────┬────────────┬─┐
/// │  row      │        │  column    │0│   of a sum; bit 0 is free, LaneKeys uses it to tell of a flush
/// └───────────┴────────┴────────────┴─┘
/// </code>
/// Found by a random search for two properties, which the tests prove: the 76,155 multisets of up to seven cards have distinct sums, and
/// no two of the 73,775 of five to seven share both row and column, so that rows can be laid over each other without collision (row
/// displacement hashing; additive keys with a perfect hash are OMPEval's idea). Among some 10,000 draws this one packs tightest.
/// </remarks>
internal static class RankKeys
{
    /// <summary>Rows of the hash: the top 13 bits of a key sum.</summary>
    public const int Rows = 1 << 13;

    /// <summary>How far a key sum is shifted to leave its row.</summary>
    public const int RowShift = 19;

    /// <summary>The bits of a key sum that are its column.</summary>
    public const uint ColumnMask = 0x3FFF;

    /// <summary>The key of each rank, deuce to ace.</summary>
    public static ReadOnlySpan<uint> All =>
    [
        0xA456AFE6, 0x2404E00C, 0x51E614F6, 0xD49DC940, 0x699DD81E, 0xD351CCF6, 0x9A2B198A,
        0x0406D9F0, 0xB9DB59A0, 0xD1A5ED82, 0x75E59AFA, 0x1ECA9BB0, 0xC855FA94,
    ];
}
