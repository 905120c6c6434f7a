namespace Poker.Tests.Harness;

/// <summary>A job in a worker's hand.</summary>
internal sealed record ChaosLease(long Job, Guid Run, string Stage, int Part, Guid Token, Guid Worker);
