using Poker.Core.Cards;
using Poker.Core.Game;
using Poker.Core.Numerics;
using Poker.Core.Play;
using Poker.Core.Play.Responses;
using Poker.Core.Solving.Betting;
using Poker.Tests.Reference;

namespace Poker.Tests.Core.Play.Responses;

public sealed class LocalChoiceTests
{
    private const ulong Token = 5;

    [Theory]
    [InlineData(LbrActions.FoldCall)]
    [InlineData(LbrActions.PotAllIn)]
    [InlineData(LbrActions.Blueprint)]
    public void The_choice_is_the_naive_ones(LbrActions actions)
    {
        var player = Spots.Player(BettingPresets.Tiny);
        var options = new LbrOptions(actions, Street.Preflop, Deck.Royal, new(50, 100), 2_000);
        var compared = 0;
        for (var seed = 0UL; seed < 12; seed++)
        {
            compared += CompareHand(player, options, seed);
        }

        Assert.True(compared > 15);
    }

    // One hand in which the response's seat does anything; its choice is compared at every decision after the flop, where chances are exact.
    private static int CompareHand(BlueprintStrategy player, LbrOptions options, ulong seed)
    {
        var random = new Rng(seed);
        var left = options.Deck.Cards;
        var own = Take(ref random, ref left, 2);
        var flop = Take(ref random, ref left, 3);
        var turn = flop | Take(ref random, ref left, 1);
        CardSet[] boards = [CardSet.Empty, flop, turn, turn | Take(ref random, ref left, 1)];
        var (table, range, runouts) = (new LbrTable(options), new OpponentRange(), new RunoutChances(options.Deck));
        var naive = new NaiveLocalResponse(player, options, Token);
        var chances = new float[1326];
        var (seat, compared) = ((int)(seed % 2), 0);
        table.Start();
        range.Reset(options.Deck.Cards - own);
        while (!table.State.IsOver && !table.State.IsRunOut)
        {
            var board = boards[(int)table.State.Street];
            if (table.State.ToAct < 0)
            {
                table.DealStreet();
                range.Remove(boards[(int)table.State.Street]);
                runouts.Write(own, boards[(int)table.State.Street], chances);
            }
            else if (table.State.ToAct == seat)
            {
                compared += table.State.Street > Street.Preflop ? Compare(player, options, table, range, chances, own, boards, naive) : 0;
                table.Act(AnyAction(table.State.Legal(), ref random));
            }
            else
            {
                Answer(player, table, range, board, ref random);
            }
        }

        return compared;
    }

    private static int Compare(
        BlueprintStrategy player, LbrOptions options, LbrTable table, OpponentRange range, float[] chances, CardSet own, CardSet[] boards,
        NaiveLocalResponse naive)
    {
        var board = boards[(int)table.State.Street];
        var choice = new LocalChoice(player, options).Best(table, range, chances, board, Token);
        var values = naive.Values(table.Actions.ToArray(), own, boards, Raises(player, options, table, board));

        Assert.Equal(values.Values.Max(), values[choice], 0.01);
        return 1;
    }

    private static long[] Raises(BlueprintStrategy player, LbrOptions options, LbrTable table, CardSet board)
    {
        var legal = table.State.Legal();
        if (!legal.CanRaise || options.Actions == LbrActions.FoldCall)
        {
            return [];
        }

        var totals = new long[EdgeSet.Most];
        return options.Actions == LbrActions.Blueprint
            ? totals[..player.Raises(table.View(board, Token), totals)]
            : [Math.Clamp(table.State.CallTo + table.State.PotChips + legal.CallChips, legal.MinRaiseTo, legal.MaxRaiseTo), legal.MaxRaiseTo];
    }

    private static void Answer(BlueprintStrategy player, LbrTable table, OpponentRange range, CardSet board, ref Rng random)
    {
        var actions = new PlayerAction[IStrategy.MostActions];
        var probabilities = new float[IStrategy.MostActions * 1326];
        var count = player.DecideAll(table.View(board, Token), actions, probabilities);
        var taken = (int)random.Below((ulong)count);
        taken = actions[taken].Kind == ActionKind.Fold ? 1 : taken;
        range.Update(probabilities.AsSpan(taken * 1326, 1326));
        table.Act(actions[taken]);
    }

    private static PlayerAction AnyAction(LegalActions legal, ref Rng random) =>
        legal.CanRaise && random.Below(3) == 0 ? PlayerAction.To(legal.MinRaiseTo) : legal.CanCheck ? PlayerAction.Check : PlayerAction.Call;

    private static CardSet Take(ref Rng random, ref CardSet left, int count)
    {
        var taken = CardDraw.Take(ref random, left, count);
        left -= taken;
        return taken;
    }
}
