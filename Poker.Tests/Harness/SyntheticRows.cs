using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Indexing;

namespace Poker.Tests.Harness;

/// <summary>A made-up street: every board has the same number of rows, the buckets follow from the position.</summary>
/// <param name="street">The street; not the preflop, which has one board.</param>
/// <param name="boards">Boards.</param>
/// <param name="buckets">Buckets; the rows of each are as many as of any other, within one.</param>
/// <param name="reading">Is told of every board that is read: the place to fail at.</param>
internal sealed class SyntheticRows(Street street, int boards, int buckets, Action<int>? reading = null) : ICanonicalRows
{
    public const int RowsPerBoard = 250;

    public Street Street => street;

    public long Count => (long)boards * RowsPerBoard;

    public int Boards => boards;

    public long RowsBefore(int board) => (long)board * RowsPerBoard;

    public int Read(int board, Span<long> obs, Span<int> bucketOfEach)
    {
        reading?.Invoke(board);
        for (var i = 0; i < RowsPerBoard; i++)
        {
            obs[i] = Obs(board, i);
            bucketOfEach[i] = Bucket(board, i);
        }

        return RowsPerBoard;
    }

    public long Obs(int board, int row) => Observation.FirstOf(street) | ((board + 1L) << 12) | (uint)(row + 1);

    public int Bucket(int board, int row) => (int)((RowsBefore(board) + row) % buckets);

    /// <summary>The street with these rows.</summary>
    /// <param name="transitions">Where its buckets lead; the first of the next street's alone unless told.</param>
    public StreetClustering Clustered(IReadOnlyList<Transition>? transitions = null)
    {
        var population = new long[buckets];
        for (var row = 0L; row < Count; row++)
        {
            population[row % buckets]++;
        }

        return new StreetClustering
        {
            Street = street,
            Rows = this,
            Buckets = buckets,
            Population = population,
            Equity = Enumerable.Range(0, buckets).Select(bucket => bucket / (double)buckets).ToArray(),
            Distances = Enumerable.Range(0, buckets * buckets)
                .Select(pair => Math.Abs((pair / buckets) - (pair % buckets)) / (float)buckets).ToArray(),
            Transitions = transitions
                ?? (street == Street.River ? [] : Enumerable.Range(0, buckets).Select(bucket => new Transition(bucket, 0, 1)).ToList()),
            Inertia = 0.25,
            Iterations = 7,
            Seconds = 1.5,
        };
    }
}
