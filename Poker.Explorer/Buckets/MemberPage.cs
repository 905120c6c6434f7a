namespace Poker.Explorer.Buckets;

/// <summary>Some of a bucket's canonical hands.</summary>
/// <param name="Street">The street.</param>
/// <param name="Bucket">The bucket.</param>
/// <param name="Population">Canonical hands in it.</param>
/// <param name="IsAll">Whether these are all of them.</param>
/// <param name="Members">The hands.</param>
public sealed record MemberPage(string Street, int Bucket, long Population, bool IsAll, IReadOnlyList<BucketMember> Members);
