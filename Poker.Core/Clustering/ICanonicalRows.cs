using Poker.Core.Cards;

namespace Poker.Core.Clustering;

/// <summary>One street's canonical hands with their buckets, readable board by board and from several threads at once.</summary>
/// <remarks>Rows ascend by <c>obs</c> within a board and from board to board, so that a range of boards is a range of the primary key.</remarks>
public interface ICanonicalRows
{
    /// <summary>The street.</summary>
    Street Street { get; }

    /// <summary>Rows in all.</summary>
    long Count { get; }

    /// <summary>Canonical boards; preflop has one, the empty board.</summary>
    int Boards { get; }

    /// <summary>Rows of the boards before <paramref name="board"/> (0 … <see cref="Boards"/>, the last giving <see cref="Count"/>).</summary>
    long RowsBefore(int board);

    /// <summary>Writes one board's rows and returns how many there are.</summary>
    /// <param name="board">0 … <see cref="Boards"/> − 1.</param>
    /// <param name="obs">Packed observations, ascending; at least 1,326 slots.</param>
    /// <param name="buckets">The bucket of each.</param>
    int Read(int board, Span<long> obs, Span<int> buckets);
}
