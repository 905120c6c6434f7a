using Poker.Core.Cards;
using Poker.Core.Evaluation;
using Poker.Core.Game;
using Poker.Core.Solving.Betting;

namespace Poker.Core.Play.Responses;

/// <summary>The choice of a local best response: the action worth most if both players check or call from then on.</summary>
/// <remarks>
/// wp is the chance to win the showdown over the opponent's range, fp the range's probability of folding to a raise, wp' the chance against
/// what does not fold. Folding is worth 0; calling wp · pot − (1 − wp) · asked; raising by a: fp · pot + (1 − fp) · (wp' · (pot + a) −
/// (1 − wp') · (asked + a)). Ties go to the action that puts less in, and calling goes before folding.
/// Source: Lisý and Bowling, "Equilibrium approximation quality of current no-limit poker bots", 2017.
/// </remarks>
internal sealed class LocalChoice(IRangeStrategy opponent, LbrOptions options)
{
    private readonly PlayerAction[] _actions = new PlayerAction[IStrategy.MostActions];
    private readonly float[] _probabilities = new float[IStrategy.MostActions * CardPairs.Count];
    private readonly OpponentRange _after = new();

    /// <summary>The action worth most to the seat to act.</summary>
    /// <param name="table">The hand; as it was when this returns.</param>
    /// <param name="range">What the opponent is taken to have.</param>
    /// <param name="chances">The hand's chance against each pair.</param>
    /// <param name="board">The board.</param>
    /// <param name="token">The token that the opponent is taken to have.</param>
    public PlayerAction Best(LbrTable table, OpponentRange range, ReadOnlySpan<float> chances, CardSet board, ulong token)
    {
        var legal = table.State.Legal();
        var (pot, asked) = (Pot(table.State, legal), legal.CallChips);
        var passive = legal.CanCheck ? PlayerAction.Check : PlayerAction.Call;
        if (table.State.Street < options.First)
        {
            return passive;
        }

        var chance = range.Mean(chances);
        var (best, most) = (passive, (chance * pot) - ((1 - chance) * asked));
        if (!legal.CanCheck && most < 0)
        {
            (best, most) = (PlayerAction.Fold, 0);
        }

        Span<long> totals = stackalloc long[EdgeSet.Most];
        foreach (var total in totals[..Raises(table.View(board, token), legal, totals)])
        {
            var value = ValueOf(total, table, range, chances, board, token);
            if (value > most)
            {
                (best, most) = (PlayerAction.To(total), value);
            }
        }

        return best;
    }

    private double ValueOf(long total, LbrTable table, OpponentRange range, ReadOnlySpan<float> chances, CardSet board, ulong token)
    {
        var before = table.State;
        var legal = before.Legal();
        var (pot, asked) = (Pot(before, legal), legal.CallChips);
        var other = 1 - legal.Seat;
        var added = Math.Min(total, before.Bet(other) + before.Stack(other)) - before.CallTo;
        table.Act(PlayerAction.To(total));
        var count = opponent.DecideAll(table.View(board, token), _actions, _probabilities);
        table.TakeBack(before);
        _after.CopyFrom(range);
        var folds = 0.0;
        if (_actions.AsSpan(0, count).IndexOf(PlayerAction.Fold) is >= 0 and var fold)
        {
            var row = _probabilities.AsSpan(fold * CardPairs.Count, CardPairs.Count);
            folds = range.Mean(row);
            _after.Update(row, opposite: true);
        }

        var chance = _after.Mean(chances);
        return (folds * pot) + ((1 - folds) * ((chance * (pot + added)) - ((1 - chance) * (asked + added))));
    }

    // Ascending totals.
    private int Raises(in PlayerView view, LegalActions legal, Span<long> totals)
    {
        if (!legal.CanRaise || options.Actions == LbrActions.FoldCall)
        {
            return 0;
        }

        if (options.Actions == LbrActions.Blueprint)
        {
            return opponent is BlueprintStrategy blueprint
                ? blueprint.Raises(view, totals)
                : throw new ArgumentException($"'{opponent.Name}' has no betting tree to take the raises from: choose the actions fc or fcpa.");
        }

        var pot = view.Betting.CallTo + view.Betting.PotChips + legal.CallChips;
        totals[0] = Math.Clamp(pot, legal.MinRaiseTo, legal.MaxRaiseTo);
        totals[1] = legal.MaxRaiseTo;
        return totals[0] < totals[1] ? 2 : 1;
    }

    // Without the opponent's chips that the stack cannot match.
    private static long Pot(in BettingState state, LegalActions legal) =>
        state.PotChips - Math.Max(0, state.CallTo - state.Bet(legal.Seat) - legal.CallChips);
}
