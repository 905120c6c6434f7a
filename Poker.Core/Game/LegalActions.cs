namespace Poker.Core.Game;

/// <summary>What the player to act may do, with its limits. All amounts are chips.</summary>
/// <remarks>
/// Checking is legal when <see cref="CallChips"/> is 0, calling when it is not; folding is always binding, sensible only when it is not.
/// A raise is any street total from <see cref="MinRaiseTo"/> to <see cref="MaxRaiseTo"/>; both are the all-in total when the stack is too
/// short for a full raise. Both are 0 when no raise is legal: the stack does not exceed the call, nobody is left who could answer,
/// or the player has acted and faces less than a full raise.
/// </remarks>
/// <param name="Seat">Whose turn it is.</param>
/// <param name="CallChips">Chips a call adds; 0 where checking is free.</param>
/// <param name="MinRaiseTo">The smallest street total of a bet or raise, or 0.</param>
/// <param name="MaxRaiseTo">The largest: all-in. Or 0.</param>
public readonly record struct LegalActions(int Seat, long CallChips, long MinRaiseTo, long MaxRaiseTo)
{
    /// <summary>Whether any bet or raise is legal.</summary>
    public bool CanRaise => MaxRaiseTo > 0;

    /// <summary>Whether checking is legal.</summary>
    public bool CanCheck => CallChips == 0;
}
