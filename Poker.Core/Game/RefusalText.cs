namespace Poker.Core.Game;

/// <summary>The reasons of refused actions in words.</summary>
public static class RefusalText
{
    /// <summary>One sentence without a full stop, with the limits where they matter.</summary>
    public static string Describe(this Refusal refusal, LegalActions legal) => refusal switch
    {
        Refusal.None => "the action is legal",
        Refusal.NobodyToAct => "nobody is to act now",
        Refusal.CheckFacingBet => $"{legal.CallChips} chips are to be called, so checking is not possible",
        Refusal.NothingToCall => "there is nothing to call: check instead",
        Refusal.StackTooShort => $"a raise needs more than the {legal.CallChips} chips that a call takes",
        Refusal.NobodyCanAnswer => "no opponent has chips left to answer a raise",
        Refusal.NotReopened => "the player has acted and faces less than a full raise, so may only call or fold",
        Refusal.BelowMinimum => $"the smallest raise is to {legal.MinRaiseTo}",
        Refusal.AboveStack => $"the largest raise, all-in, is to {legal.MaxRaiseTo}",
        _ => "there is no such action",
    };
}
