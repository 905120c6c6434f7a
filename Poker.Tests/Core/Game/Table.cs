using Poker.Core.Cards;
using Poker.Core.Evaluation;
using Poker.Core.Game;
using Poker.Core.Numerics;

namespace Poker.Tests.Core.Game;

/// <summary>Plays hands that the tests write as words: <c>f</c>, <c>x</c>, <c>c</c>, <c>r250</c> for actions, <c>/</c> for the next street.</summary>
internal static class Table
{
    public static BettingState Play(this BettingState state, string script)
    {
        foreach (var word in script.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            switch (word[0])
            {
                case '/':
                    state.DealStreet();
                    break;
                case 'f':
                    state.Act(PlayerAction.Fold);
                    break;
                case 'x':
                    state.Act(PlayerAction.Check);
                    break;
                case 'c':
                    state.Act(PlayerAction.Call);
                    break;
                default:
                    state.Act(PlayerAction.To(long.Parse(word.AsSpan(1))));
                    break;
            }
        }

        return state;
    }

    public static BettingState RunOut(this BettingState state)
    {
        while (!state.IsOver)
        {
            state.DealStreet();
        }

        return state;
    }

    public static long[] Stacks(in BettingState state)
    {
        var stacks = new long[state.SeatCount];
        state.CopyStacks(stacks);
        return stacks;
    }

    public static long[] Pay(in BettingState state, params int[] strengths)
    {
        var stacks = new long[state.SeatCount];
        Showdown.Settle(state, strengths, stacks);
        return stacks;
    }

    public static (long Chips, int Eligible)[] PotsOf(in BettingState state)
    {
        var pots = Pots.Of(state);
        return [.. Enumerable.Range(0, pots.Count).Select(i => (pots[i].Chips, pots[i].Eligible))];
    }

    /// <summary>A legal action or the next street, at random; raises often, so that stacks meet.</summary>
    public static void Step(ref BettingState state, ref Rng random)
    {
        if (state.ToAct < 0)
        {
            state.DealStreet();
            return;
        }

        state.Act(Choose(state.Legal(), ref random));
    }

    public static PlayerAction Choose(LegalActions legal, ref Rng random)
    {
        var draw = random.Below(10);
        if (legal.CanRaise && draw < 4)
        {
            var range = (ulong)(legal.MaxRaiseTo - legal.MinRaiseTo);
            return PlayerAction.To(draw == 0 ? legal.MaxRaiseTo : legal.MinRaiseTo + (long)random.Below(1 + (range / 8)));
        }

        return legal.CanCheck ? PlayerAction.Check : draw == 9 ? PlayerAction.Fold : PlayerAction.Call;
    }

    public static int[] Strengths(in BettingState state, in Deal deal)
    {
        var strengths = new int[state.SeatCount];
        for (var seat = 0; seat < strengths.Length; seat++)
        {
            strengths[seat] = state.HasFolded(seat) ? 0 : Evaluator.Evaluate(deal.Board(Street.River) | deal.Pocket(seat));
        }

        return strengths;
    }
}
