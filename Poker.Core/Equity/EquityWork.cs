namespace Poker.Core.Equity;

/// <summary>How to do long work: on how many threads, whom to tell the fraction done (from any of them), when to stop.</summary>
public sealed record EquityWork(int Threads, Action<double>? Progress = null, CancellationToken Cancel = default);
