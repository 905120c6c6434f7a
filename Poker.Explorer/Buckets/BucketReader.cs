using System.Globalization;
using Npgsql;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Explorer.Buckets;

/// <summary>Answers questions about streets and buckets.</summary>
internal sealed class BucketReader(NpgsqlDataSource dataSource, StreetViews views)
{
    private const int NearestTold = 8;

    private readonly MemberSample _members = new(dataSource);

    /// <summary>What is clustered.</summary>
    public async Task<AbstractionOverview> OverviewAsync(CancellationToken cancellation)
    {
        var statuses = await views.StatusAsync(cancellation);
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

    /// <summary>A bucket.</summary>
    /// <exception cref="ExplorerException">There is none of that number.</exception>
    public async Task<BucketDetails> BucketAsync(Street street, int bucket, CancellationToken cancellation)
    {
        var view = await ViewAsync(street, bucket, cancellation);
        var next = street == Street.River ? null : await views.GetAsync(street.Next(), cancellation);
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
    /// <param name="cancellation">Ends the query.</param>
    public async Task<MemberPage> MembersAsync(Street street, int bucket, int count, int page, CancellationToken cancellation)
    {
        var view = await ViewAsync(street, bucket, cancellation);
        var population = view.Stored.Population[bucket];
        var isAll = population <= count;
        var hands = isAll && page > 0
            ? []
            : await _members.DrawAsync(Abstraction.Of(street, bucket), population, view.Stored.Run.Rows, count, page, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return new(
            street.Name(),
            bucket,
            population,
            isAll,
            [.. hands.Select(hand => new BucketMember(
                hand.ToString(),
                hand.Pack().ToString(CultureInfo.InvariantCulture),
                view.EquityOf(hand, bucket)))]);
    }

    private async Task<StreetView> ViewAsync(Street street, int bucket, CancellationToken cancellation)
    {
        var view = await views.GetAsync(street, cancellation);
        return bucket >= 0 && bucket < view.Stored.Buckets
            ? view
            : throw ExplorerException.Missing($"The {street.Name()} has no bucket {bucket}: they are 0 to {view.Stored.Buckets - 1}.");
    }

    private static NextShare[] Next(StoredStreet stored, int bucket, StoredStreet next)
    {
        var shares = stored.SharesOf(bucket).ToArray();
        return [.. Enumerable.Range(0, Math.Min(shares.Length, next.Buckets))
            .Where(other => shares[other] > 0)
            .OrderBy(other => next.Equity[other]).ThenBy(other => other)
            .Select(other => new NextShare(other, next.Equity[other], [shares[other]]))];
    }
}
