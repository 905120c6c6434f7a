using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Clustering.Medians;
using Poker.Core.Clustering.Transport;
using Poker.Core.Concurrency;

namespace Poker.Tests.Core.Concurrency;

public sealed class ParallelFailureTests
{
    public static TheoryData<string> Kinds => ["workers", "ordered: produce", "ordered: consume", "chunks"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_a_thread_throws_reaches_the_caller_as_it_was_thrown(string kind)
    {
        var cause = new InvalidDataException("the cause");

        var error = Assert.Throws<InvalidDataException>(() => Run(kind, piece => ThrowAt(piece, cause), CancellationToken.None));

        Assert.Same(cause, error);
        Assert.Contains(nameof(ThrowAt), error.StackTrace);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_cancellation_stays_one(string kind)
    {
        using var stop = new CancellationTokenSource();

        Assert.ThrowsAny<OperationCanceledException>(() => Run(kind, _ => stop.Cancel(), stop.Token));
    }

    [Fact]
    public void A_failure_is_told_rather_than_the_cancellation_that_it_caused()
    {
        var cause = new InvalidDataException("the cause");

        Assert.Same(
            cause,
            Assert.Throws<InvalidDataException>(
                () => FirstFailure.Surface(() => throw new AggregateException(new OperationCanceledException(), new AggregateException(cause)))));
        Assert.Throws<OperationCanceledException>(() => FirstFailure.Surface(() => throw new AggregateException(new OperationCanceledException())));
    }

    [Fact]
    public void Chunks_are_consumed_in_order_whatever_the_threads()
    {
        var seen = new List<int>();

        OrderedChunks.Run(100, 4, () => 0, (_, chunk) => chunk * chunk, (chunk, made) => seen.Add(made - (chunk * chunk) + chunk), CancellationToken.None);

        Assert.Equal(Enumerable.Range(0, 100), seen);
    }

    [Fact]
    public void Statistics_of_too_few_buckets_throw_what_went_wrong()
    {
        var entries = HandEntries.Of(Deck.Royal, Street.Flop);
        var bucketOf = new byte[1 << 16];
        Array.Fill(bucketOf, byte.MaxValue);

        Assert.Throws<IndexOutOfRangeException>(
            () => BucketStatistics.Count(entries, bucketOf, new int[1 << 16], 2, 2, CancellationToken.None));
    }

    private static void Run(string kind, Action<int> work, CancellationToken cancellation)
    {
        const int Pieces = 50;
        const int Threads = 3;
        switch (kind)
        {
            case "workers":
                Workers.Run(Threads, Pieces, () => 0, (_, piece) => work(piece), cancellation);
                break;
            case "ordered: produce":
                OrderedChunks.Run(Pieces, Threads, () => 0, (_, piece) => Done(work, piece), (_, _) => { }, cancellation);
                break;
            case "ordered: consume":
                OrderedChunks.Run(Pieces, Threads, () => 0, (_, piece) => piece, (piece, _) => work(piece), cancellation);
                break;
            default:
                new Chunks(Pieces * Chunks.Size, Threads, cancellation).Run((_, piece) => work(piece));
                break;
        }
    }

    private static int Done(Action<int> work, int piece)
    {
        work(piece);
        return piece;
    }

    private static void ThrowAt(int piece, Exception cause)
    {
        if (piece == 20)
        {
            throw cause;
        }
    }
}
