using Poker.Core.Statistics;

namespace Poker.Core.Play.Responses;

/// <summary>What the runs against one or two strategies gave.</summary>
/// <param name="Options">What was played.</param>
/// <param name="First">The first strategy's result.</param>
/// <param name="Second">The second's over the same deals, or null.</param>
/// <param name="Difference">First less second, deal by deal, in thousandths of a big blind a hand; or null.</param>
public sealed record LbrReport(LbrOptions Options, LbrResult First, LbrResult? Second, Interval? Difference);
