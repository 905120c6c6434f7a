using Poker.Core.Statistics;

namespace Poker.Core.Play.Responses;

/// <summary>How far a run is.</summary>
/// <param name="Hands">Hands played against each strategy and counted.</param>
/// <param name="Total">Hands of the whole run.</param>
/// <param name="First">The win from the first strategy so far, in thousandths of a big blind a hand.</param>
public readonly record struct LbrProgress(long Hands, long Total, Interval First);
