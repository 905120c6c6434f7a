namespace Poker.Core.Dialects;

/// <summary>A hand that is not accepted, and why.</summary>
/// <param name="Id">How the source names it.</param>
/// <param name="FirstLine">The number of its first line.</param>
/// <param name="LastLine">The number of its last line.</param>
/// <param name="FaultLine">The number of the line at fault; the last line where something is missing.</param>
/// <param name="Cause">Why, for counting.</param>
/// <param name="Reason">Why exactly, without names; seats are numbered as <see cref="Game.Seats"/> says.</param>
public sealed record QuarantinedHand(string Id, long FirstLine, long LastLine, long FaultLine, QuarantineCause Cause, string Reason)
    : AssembledHand(Id, FirstLine, LastLine);
