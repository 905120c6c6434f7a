namespace Poker.Explorer.Buckets;

/// <summary>A canonical hand of a bucket.</summary>
/// <param name="Hand">Pocket and board, such as AhKh 4c3c2c.</param>
/// <param name="Obs">The database's key.</param>
/// <param name="Equity">Its exact equity against a random hand, in [0, 1].</param>
public sealed record BucketMember(string Hand, string Obs, double Equity);
