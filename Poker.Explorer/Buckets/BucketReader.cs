using System.Globalization;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Indexing;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Explorer.Buckets;

/// <summary>Answers questions about streets and buckets.</summary>
/// <param name="views">The streets.</param>
/// <param name="turns">The turns at computing.</param>
internal sealed class BucketReader(StreetViews views, BucketTurns turns)
{
    private const int NearestTold = 8;

    /// <summary>What is clustered.</summary>
    public async Task<AbstractionOverview> OverviewAsync(CancellationToken cancellation)
    {
        var statuses = await views.ReadAsync(session => Task.FromResult(session.Statuses), cancellation);
        var key = statuses.Select(status => status.Run?.Key).FirstOrDefault(key => key is not null);
        return new(
            key?.Deck,
            key?.Seed.ToString(CultureInfo.InvariantCulture),
            key?.AlgorithmVersion,
            [.. statuses.Select(status => new StreetOverview(
                status.Street.Name(),
                status.State.ToString().ToLowerInvariant(),
                status.Rows,
                status.Run?.Buckets,
                status.Run?.Inertia,
                status.Run?.Iterations,
                status.Run?.ComputeSeconds,
                status.Run?.StoreSeconds,
                status.Run?.FinishedAt))]);
    }

    /// <summary>A street's buckets and their map.</summary>
    public async Task<StreetBuckets> StreetAsync(Street street, CancellationToken cancellation)
    {
        var view = await views.ReadAsync(session => views.GetAsync(street, session, cancellation), cancellation);
        return view.IsMapped ? view.Buckets() : await turns.Cores.TakeAsync(view.Buckets, cancellation);
    }

    /// <summary>A bucket.</summary>
    /// <exception cref="ExplorerException">There is none of that number.</exception>
    public async Task<BucketDetails> BucketAsync(Street street, int bucket, CancellationToken cancellation)
    {
        var (view, next) = await views.ReadAsync(session => views.GetWithNextAsync(street, session, cancellation), cancellation);
        Check(view, bucket);
        return new(
            street.Name(),
            bucket,
            view.NameOf(bucket),
            Abstraction.Of(street, bucket).Code,
            view.Stored.Population[bucket],
            view.Share(bucket),
            view.Stored.Equity[bucket],
            [.. view.Nearest(bucket, NearestTold)],
            next?.Street.Name(),
            next is null ? [] : Next(view.Stored, bucket, next.Stored));
    }

    /// <summary>Some of a bucket's members.</summary>
    /// <param name="street">The street.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="count">How many are wanted.</param>
    /// <param name="page">Which of many samples; each draws anew.</param>
    /// <param name="cancellation">Ends the query, or the computation of equities after the next hand.</param>
    public async Task<MemberPage> MembersAsync(Street street, int bucket, int count, int page, CancellationToken cancellation)
    {
        var (view, hands) = await views.ReadAsync(session => DrawAsync(street, bucket, count, page, session, cancellation), cancellation);
        var members = await turns.Cores.TakeAsync(() => Members(hands, bucket, view, cancellation), cancellation);
        var population = view.Stored.Population[bucket];
        return new(street.Name(), bucket, population, population <= count, members);
    }

    private async Task<(StreetView View, IReadOnlyList<Observation> Hands)> DrawAsync(
        Street street, int bucket, int count, int page, StreetSession session, CancellationToken cancellation)
    {
        var view = await views.GetAsync(street, session, cancellation);
        Check(view, bucket);
        var population = view.Stored.Population[bucket];
        if (population <= count && page > 0)
        {
            return (view, []);
        }

        var hands = await session.DrawAsync(Abstraction.Of(street, bucket), population, view.Stored.Run.Rows, count, page, cancellation);
        return await session.HoldsAsync(cancellation) ? (view, hands) : throw new StreetReplacedException();
    }

    private static BucketMember[] Members(IReadOnlyList<Observation> hands, int bucket, StreetView view, CancellationToken cancellation) =>
        [.. hands.Select(hand =>
        {
            cancellation.ThrowIfCancellationRequested();
            return new BucketMember(hand.ToString(), hand.Pack().ToString(CultureInfo.InvariantCulture), view.EquityOf(hand, bucket));
        })];

    private static void Check(StreetView view, int bucket)
    {
        if (bucket < 0 || bucket >= view.Stored.Buckets)
        {
            throw ExplorerException.Missing($"The {view.Street.Name()} has no bucket {bucket}: they are 0 to {view.Stored.Buckets - 1}.");
        }
    }

    private static NextShare[] Next(StoredStreet stored, int bucket, StoredStreet next)
    {
        var shares = stored.SharesOf(bucket).ToArray();
        return [.. Enumerable.Range(0, shares.Length)
            .Where(other => shares[other] > 0)
            .OrderBy(other => next.Equity[other]).ThenBy(other => other)
            .Select(other => new NextShare(other, next.Equity[other], [shares[other]]))];
    }
}
