namespace Poker.Infrastructure.Live;

/// <summary>Somebody wants a cycle now.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Who">Who asked.</param>
/// <param name="Candidate">The version to be validated as it is; null to train one.</param>
public sealed record LiveRequest(long Id, string Who, long? Candidate);
