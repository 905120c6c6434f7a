using Poker.Bot.Strategies;
using Poker.Bot.Tables.Playing;
using Poker.Core.Game;
using Poker.Core.Numerics;

namespace Poker.Tests.Bot.Tables;

/// <summary>Tables of people alone that play at random: shoves, short stacks, folds, calls.</summary>
internal static class RandomTables
{
    private static readonly StrategyChoice[] NoChoices = [];

    /// <summary>A table at which everybody sits.</summary>
    public static TableGame Draw(ref Rng random, int seats, IDealer? dealer = null)
    {
        var big = 2 * (1 + (long)random.Below(50));
        var game = new TableGame(
            TableRules.From(
                new()
                {
                    Seats = [.. Enumerable.Repeat(new SeatSetup(), seats)],
                    SmallBlind = random.Below(4) == 0 ? big : big / 2,
                    BigBlind = big,
                    Stack = big * (random.Below(3) == 0 ? 3 : 100),
                    TopUp = random.Below(3) == 0 ? TopUp.EachHand : TopUp.WhenBroke,
                },
                NoChoices),
            dealer ?? new SeededDealer(random.Next()));
        foreach (var seat in game.Seats)
        {
            seat.Take(0);
            seat.IsHere = true;
        }

        return game;
    }

    /// <summary>Plays a hand to its end.</summary>
    public static void Play(TableGame game, ref Rng random)
    {
        game.Deal();
        while (!game.Hand!.Betting.IsOver)
        {
            if (game.Hand.ToAct is null)
            {
                game.DealStreet();
            }
            else
            {
                Assert.True(game.TryAct(Choose(ref random, game.Hand.Betting.Legal()), out var refusal), $"{refusal}");
            }
        }

        game.Finish();
    }

    /// <summary>Any legal action that makes sense.</summary>
    public static PlayerAction Choose(ref Rng random, LegalActions legal)
    {
        var draw = random.Below(10);
        return draw == 0 && legal.CanRaise ? PlayerAction.To(legal.MinRaiseTo)
            : draw == 1 && legal.CanRaise ? PlayerAction.To(legal.MinRaiseTo + (long)random.Below((ulong)(legal.MaxRaiseTo - legal.MinRaiseTo + 1)))
            : draw == 2 && legal.CanRaise ? PlayerAction.To(legal.MaxRaiseTo)
            : legal.CanCheck ? PlayerAction.Check
            : draw < 5 ? PlayerAction.Fold
            : PlayerAction.Call;
    }
}
