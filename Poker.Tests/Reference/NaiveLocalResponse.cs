using Poker.Core.Cards;
using Poker.Core.Evaluation;
using Poker.Core.Game;
using Poker.Core.Play;
using Poker.Core.Play.Responses;

namespace Poker.Tests.Reference;

/// <summary>The choices of a local best response with everything spelled out: hand by hand, board by board, the history from its start.</summary>
internal sealed class NaiveLocalResponse(IStrategy opponent, LbrOptions options, ulong token)
{
    private readonly long[] _stacks = [options.StackChips, options.StackChips];

    /// <summary>The value of each action that the response may take; folding is 0.</summary>
    public Dictionary<PlayerAction, double> Values(IReadOnlyList<PlayerAction> history, CardSet own, CardSet[] boards, IEnumerable<long> raises)
    {
        var state = Replay(history, boards, null, out _);
        var (board, legal) = (boards[(int)state.Street], state.Legal());
        var range = Pockets(own | board).ToDictionary(pocket => pocket, pocket =>
        {
            Replay(history, boards, pocket, out var likelihood, 1 - legal.Seat);
            return likelihood;
        });
        var chances = range.Keys.ToDictionary(pocket => pocket, pocket => Chance(own, pocket, board));
        var win = Mean(range, pocket => chances[pocket]);
        var values = new Dictionary<PlayerAction, double>
        {
            [legal.CanCheck ? PlayerAction.Check : PlayerAction.Call] = (win * state.PotChips) - ((1 - win) * legal.CallChips),
        };
        if (!legal.CanCheck)
        {
            values[PlayerAction.Fold] = 0;
        }

        foreach (var total in raises)
        {
            PlayerAction[] after = [.. history, PlayerAction.To(total)];
            var folds = range.Keys.ToDictionary(pocket => pocket, pocket => Probability(after, boards, pocket, PlayerAction.Fold));
            var fold = Mean(range, pocket => folds[pocket]);
            var staying = range.ToDictionary(pair => pair.Key, pair => pair.Value * (1 - folds[pair.Key]));
            var wins = Mean(staying, pocket => chances[pocket]);
            var added = total - state.CallTo;
            values[PlayerAction.To(total)] = (fold * state.PotChips)
                + ((1 - fold) * ((wins * (state.PotChips + added)) - ((1 - wins) * (legal.CallChips + added))));
        }

        return values;
    }

    private static double Mean(Dictionary<CardSet, double> range, Func<CardSet, double> value)
    {
        var total = range.Values.Sum();
        return total > 0 ? range.Sum(pair => pair.Value * value(pair.Key)) / total : 0;
    }

    private IEnumerable<CardSet> Pockets(CardSet blocked)
    {
        var cards = (options.Deck.Cards - blocked).ToArray();
        for (var first = 0; first < cards.Length; first++)
        {
            for (var second = first + 1; second < cards.Length; second++)
            {
                yield return cards[first].Set | cards[second].Set;
            }
        }
    }

    private double Chance(CardSet own, CardSet other, CardSet board)
    {
        var (sum, count) = (0.0, 0);
        Deal(board, options.Deck.Cards - own - other - board);
        return sum / count;

        void Deal(CardSet dealt, CardSet left)
        {
            if (dealt.Count == 5)
            {
                var (mine, theirs) = (Evaluator.Evaluate(own | dealt), Evaluator.Evaluate(other | dealt));
                sum += mine > theirs ? 1 : mine == theirs ? 0.5 : 0;
                count++;
                return;
            }

            foreach (var card in left.ToArray())
            {
                left -= card.Set;
                Deal(dealt | card.Set, left);
            }
        }
    }

    private double Probability(IReadOnlyList<PlayerAction> history, CardSet[] boards, CardSet pocket, PlayerAction action)
    {
        var state = Replay(history, boards, null, out _);
        return Probability(state, history, boards, pocket, action);
    }

    private double Probability(in BettingState state, IReadOnlyList<PlayerAction> history, CardSet[] boards, CardSet pocket, PlayerAction action)
    {
        var mix = new WeightedAction[IStrategy.MostActions];
        PlayerAction[] actions = [.. history];
        var view = new PlayerView(options.Stakes, _stacks, actions, in state, pocket, boards[(int)state.Street], token);
        return mix.Take(opponent.Decide(view, mix)).Where(weighted => weighted.Action == action).Sum(weighted => weighted.Probability);
    }

    // The state after a history, and how likely a pocket of one seat would have played it.
    private BettingState Replay(IReadOnlyList<PlayerAction> history, CardSet[] boards, CardSet? pocket, out double likelihood, int seat = -1)
    {
        likelihood = 1;
        var state = options.Stakes.Start(_stacks);
        for (var i = 0; i <= history.Count; i++)
        {
            if (state.Phase == BettingPhase.AwaitingBoard)
            {
                state.DealStreet();
            }

            if (i < history.Count)
            {
                likelihood *= state.ToAct == seat ? Probability(state, [.. history.Take(i)], boards, pocket!.Value, history[i]) : 1;
                state.Act(history[i]);
            }
        }

        return state;
    }
}
