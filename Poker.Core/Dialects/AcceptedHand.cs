using Poker.Core.Histories;

namespace Poker.Core.Dialects;

/// <summary>A hand that the rules engine has replayed: complete, and legal to the chip.</summary>
/// <param name="Id">How the source names it.</param>
/// <param name="FirstLine">The number of its first line.</param>
/// <param name="LastLine">The number of its last line.</param>
/// <param name="Hand">The hand; its finishing stacks are those of the source and of the engine.</param>
/// <param name="Used">The source's faults that were worked around, and what had to be taken as told or assumed.</param>
public sealed record AcceptedHand(string Id, long FirstLine, long LastLine, RecordedHand Hand, Leniencies Used)
    : AssembledHand(Id, FirstLine, LastLine);
