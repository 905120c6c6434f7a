namespace Poker.Explorer.Buckets;

/// <summary>A hand and where it went.</summary>
/// <param name="Hand">As asked for, highest card first.</param>
/// <param name="Canonical">Its canonical form.</param>
/// <param name="Obs">The canonical form as the database's key.</param>
/// <param name="SameUpToSuits">How many hands have that canonical form.</param>
/// <param name="Equity">Its exact equity against a random hand, in [0, 1].</param>
/// <param name="Bucket">Its bucket.</param>
/// <param name="BucketName">The bucket's hands where they are few; else null.</param>
/// <param name="BucketEquity">The bucket's mean equity.</param>
/// <param name="Population">Canonical hands in the bucket.</param>
/// <param name="Distance">How far it is from its bucket: from the members' mean histogram; on the river, from their mean equity.</param>
/// <param name="Nearest">The same for the buckets nearest to its own, nearest to the hand first.</param>
public sealed record HandDetails(
    string Hand,
    string Canonical,
    string Obs,
    int SameUpToSuits,
    double Equity,
    int Bucket,
    string? BucketName,
    double BucketEquity,
    long Population,
    double Distance,
    IReadOnlyList<NearBucket> Nearest);
