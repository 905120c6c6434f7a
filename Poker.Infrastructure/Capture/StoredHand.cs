using Poker.Core.Histories;

namespace Poker.Infrastructure.Capture;

/// <summary>A hand that has just been stored.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Hand">The hand, players as pseudonyms.</param>
/// <param name="Validation">Whether it is kept for validation.</param>
public sealed record StoredHand(long Id, RecordedHand Hand, bool Validation);
