using Poker.Core.Cards;
using Poker.Core.Concurrency;
using Poker.Core.Indexing;

namespace Poker.Core.Clustering;

/// <summary>The exact equity of every river hand against a random hand, for a whole deck: 27 MB, made in a fraction of a second.</summary>
/// <remarks>
/// An entry is 2·wins + ties over the opponents' pockets: 0 … 2·990 on the full deck. Entries are by class of board and pair of kinds
/// (<see cref="RiverClasses"/>). On each class the pairs are swept once in order of strength: see <see cref="RiverSweep"/>.
/// </remarks>
public sealed class RiverEquities
{
    private RiverEquities(RiverClasses classes, ushort[] points)
    {
        Classes = classes;
        Points = points;
        var unseen = classes.Deck.Count - 7;
        MaxPoints = unseen * (unseen - 1);
    }

    /// <summary>The classes of boards that the entries belong to.</summary>
    public RiverClasses Classes { get; }

    /// <summary>2·wins + ties by entry; 0 for pairs that the board makes impossible.</summary>
    public ushort[] Points { get; }

    /// <summary>The points of a hand that beats all opponents: twice their number (1,980 on the full deck).</summary>
    public int MaxPoints { get; }

    /// <summary>Computes all of them.</summary>
    /// <param name="deck">The cards in play.</param>
    /// <param name="threads">Threads at most; the result does not depend on them.</param>
    /// <param name="progress">Told the classes done and all of them, from several threads.</param>
    /// <param name="cancellation">Stops between classes.</param>
    public static RiverEquities Compute(
        Deck deck, int threads, Action<long, long>? progress = null, CancellationToken cancellation = default)
    {
        const int chunk = 256;
        var classes = new RiverClasses(deck);
        var points = new ushort[classes.Entries];
        var chunks = (classes.All.Count + chunk - 1) / chunk;
        var done = 0;
        FirstFailure.Surface(() =>
            Parallel.For(
                0,
                chunks,
                new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
                () => new RiverSweep(deck),
                (number, _, sweep) =>
                {
                    var end = Math.Min(classes.All.Count, (number + 1) * chunk);
                    for (var i = number * chunk; i < end; i++)
                    {
                        sweep.Run(classes.All[i], points);
                    }

                    progress?.Invoke(Interlocked.Add(ref done, end - (number * chunk)), classes.All.Count);
                    return sweep;
                },
                _ => { }));
        return new RiverEquities(classes, points);
    }

    /// <summary>The equity of a river hand, in [0, 1].</summary>
    public double Of(Observation river) => (double)Points[Classes.EntryOf(river)] / MaxPoints;

    /// <summary>The bucket that each value of <see cref="Points"/> falls into: equity times (buckets − 1), halves rounded up.</summary>
    /// <param name="buckets">2 to 256, both ends included: 101 makes whole percents.</param>
    public byte[] BucketOfPoints(int buckets)
    {
        var table = new byte[MaxPoints + 1];
        for (var points = 0L; points <= MaxPoints; points++)
        {
            table[points] = (byte)(((2 * (buckets - 1) * points) + MaxPoints) / (2 * MaxPoints));
        }

        return table;
    }
}
