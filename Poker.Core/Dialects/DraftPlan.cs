namespace Poker.Core.Dialects;

/// <summary>How the seats and amounts of a draft become those of a recorded hand.</summary>
/// <param name="Order">The draft's indices in dealing order.</param>
/// <param name="PerChip">Ten-thousandths in a chip.</param>
/// <param name="Nets">What each seat won or lost, in chips, seats in dealing order.</param>
internal readonly record struct DraftPlan(int[] Order, long PerChip, long[] Nets);
