namespace Poker.Core.Game;

/// <summary>What lets a player who has acted raise again.</summary>
public enum Reopening
{
    /// <summary>Facing a full raise since, at least the big blind, in one raise or several short all-ins (TDA 47).</summary>
    FullRaise = 0,

    /// <summary>
    /// A raise as large as any before it on the street, so always the first one, or an unbroken run of all-in raises that adds up to it: then
    /// everyone may raise again, whatever they face themselves. PokerKit 0.7 has it so; it is here to replay its hands.
    /// </summary>
    RunOfAllIns = 1,
}
