namespace Poker.Infrastructure.Jobs;

/// <summary>Leases that were taken back, since their worker was not heard of.</summary>
/// <param name="Run">Whose jobs they were of.</param>
/// <param name="Worker">Who held them.</param>
/// <param name="Name">Its name, for people.</param>
/// <param name="Count">How many there were.</param>
public sealed record ExpiredLeases(Guid Run, Guid Worker, string Name, int Count);
