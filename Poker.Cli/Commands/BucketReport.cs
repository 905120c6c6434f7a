using Poker.Core.Cards;
using Poker.Core.Indexing;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Cli.Commands;

/// <summary>What <c>poker bucket</c> tells; its JSON is this record.</summary>
/// <param name="Hand">The hand asked for; null where a bucket was.</param>
/// <param name="Canonical">Its canonical form.</param>
/// <param name="Obs">The canonical form as the database's key.</param>
/// <param name="Street">The street.</param>
/// <param name="Bucket">The bucket's number.</param>
/// <param name="Abs">The bucket as the database's code.</param>
/// <param name="Population">Canonical hands in it.</param>
/// <param name="Equity">Their mean equity against a random hand.</param>
/// <param name="Transitions">Where it leads, likeliest first.</param>
/// <param name="Nearest">The nearest other buckets.</param>
internal sealed record BucketReport(
    string? Hand,
    string? Canonical,
    long? Obs,
    string Street,
    int Bucket,
    long Abs,
    long Population,
    float Equity,
    IReadOnlyList<BucketTransition> Transitions,
    IReadOnlyList<BucketDistance> Nearest)
{
    /// <summary>The report of a hand's bucket, or of a bucket alone.</summary>
    public static BucketReport Of(Observation? hand, StoredBucket stored)
    {
        Observation? canonical = hand is { } seen ? SuitIsomorphism.Canonical(seen) : null;
        return new BucketReport(
            hand?.ToString(),
            canonical?.ToString(),
            canonical?.Pack(),
            stored.Abstraction.Street.Name(),
            stored.Abstraction.Bucket,
            stored.Abstraction.Code,
            stored.Population,
            stored.Equity,
            [.. stored.Transitions.Select(transition => new BucketTransition(transition.To, transition.Weight))],
            stored.Nearest);
    }
}
