namespace Poker.Core.Histories;

/// <summary>What was legal before an action, as the recording tells it. All amounts are chips.</summary>
/// <param name="Seat">Whose turn it was.</param>
/// <param name="CallChips">Chips a call would have added.</param>
/// <param name="MinRaiseTo">The smallest street total of a raise, 0 where none was legal.</param>
/// <param name="MaxRaiseTo">The largest, or 0.</param>
/// <param name="PotChips">All chips in, bets included.</param>
public sealed record RecordedLegality(int Seat, long CallChips, long MinRaiseTo, long MaxRaiseTo, long PotChips);
