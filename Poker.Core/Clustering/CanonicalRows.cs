using Poker.Core.Cards;
using Poker.Core.Indexing;

namespace Poker.Core.Clustering;

/// <summary>A street's rows, made on the fly from the bucket of each entry.</summary>
/// <param name="entries">How <paramref name="bucketOf"/> is indexed.</param>
/// <param name="bucketOf">The bucket of each entry.</param>
public sealed class CanonicalRows(HandEntries entries, byte[] bucketOf) : ICanonicalRows
{
    private static readonly long[] PocketCodes = [.. Enumerable.Range(0, Pockets.Count).Select(PocketCode)];

    /// <inheritdoc />
    public Street Street => entries.Hands.Street;

    /// <inheritdoc />
    public long Count => entries.Hands.Count;

    /// <inheritdoc />
    public int Boards => entries.Hands.Boards.Count;

    /// <inheritdoc />
    public long RowsBefore(int board) => entries.Hands.RowsBefore(board);

    /// <inheritdoc />
    public int Read(int board, Span<long> obs, Span<int> buckets)
    {
        Span<short> pockets = stackalloc short[Pockets.Count];
        var count = entries.Hands.PocketsOn(board, pockets);
        entries.Read(board, pockets[..count], buckets);
        var packedBoard = new Observation(CardSet.Empty, entries.Hands.Boards[board]).Pack();
        for (var i = 0; i < count; i++)
        {
            obs[i] = packedBoard | PocketCodes[pockets[i]];
            buckets[i] = bucketOf[buckets[i]];
        }

        return count;
    }

    private static long PocketCode(int pocket) => new Observation(Pockets.Sets[pocket], CardSet.Empty).Pack();
}
