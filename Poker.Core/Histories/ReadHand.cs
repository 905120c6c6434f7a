namespace Poker.Core.Histories;

/// <summary>What a parser made of one recorded hand: the hand, or why it cannot be replayed.</summary>
/// <param name="Id">How the recording names it.</param>
/// <param name="Hand">The hand, or null.</param>
/// <param name="Rejection">The reason, in words that group well when counted, or null.</param>
public readonly record struct ReadHand(string Id, RecordedHand? Hand, string? Rejection)
{
    /// <summary>A hand that was read.</summary>
    public static ReadHand Of(RecordedHand hand) => new(hand.Id, hand, null);

    /// <summary>A hand that cannot be replayed.</summary>
    public static ReadHand Rejected(string id, string reason) => new(id, null, reason);
}
