namespace Poker.Core.Dialects;

/// <summary>A hand that a table's lines tell, whole: accepted by the referee, or in quarantine.</summary>
/// <param name="Id">How the source names it, or its number at the table, from 1.</param>
/// <param name="FirstLine">The number of its first line.</param>
/// <param name="LastLine">The number of its last line.</param>
public abstract record AssembledHand(string Id, long FirstLine, long LastLine);
