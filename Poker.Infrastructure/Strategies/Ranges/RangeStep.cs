using Poker.Core.Cards;

namespace Poker.Infrastructure.Strategies.Ranges;

/// <summary>A decision of the hand that was passed.</summary>
/// <param name="Street">Its street.</param>
/// <param name="Seat">Who was to act.</param>
/// <param name="History">The history before it.</param>
/// <param name="PotBigBlinds">The pot before it.</param>
/// <param name="Choices">What the tree had there, what was taken among it.</param>
public sealed record RangeStep(Street Street, int Seat, string History, double PotBigBlinds, IReadOnlyList<RangeChoice> Choices);
