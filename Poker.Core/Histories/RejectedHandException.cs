namespace Poker.Core.Histories;

/// <summary>Ends the parsing of one hand; the message is the reason, which becomes <see cref="ReadHand.Rejection"/>.</summary>
internal sealed class RejectedHandException(string reason) : Exception(reason);
