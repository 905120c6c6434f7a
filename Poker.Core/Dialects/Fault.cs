namespace Poker.Core.Dialects;

/// <summary>Why a hand cannot be accepted.</summary>
/// <param name="Cause">For counting.</param>
/// <param name="Reason">In words that group well when counted, without names.</param>
/// <param name="Line">The number of the line at fault.</param>
internal readonly record struct Fault(QuarantineCause Cause, string Reason, long Line);
