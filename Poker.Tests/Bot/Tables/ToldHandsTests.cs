using Poker.Bot.Tables.Playing;
using Poker.Core.Dialects;
using Poker.Core.Game;
using Poker.Core.Histories;
using Poker.Core.Numerics;

namespace Poker.Tests.Bot.Tables;

/// <summary>What a table prints, read back by the plain dialect and the referee.</summary>
public sealed class ToldHandsTests
{
    private const int Tables = 60, HandsATable = 40;

    [Fact]
    public void Every_hand_that_is_told_is_accepted_as_the_engine_played_it_whoever_it_is_told()
    {
        var random = new Rng(1);
        var seen = new Counts();
        for (var i = 0; i < Tables; i++)
        {
            var game = RandomTables.Draw(ref random, 2 + (i % 5));
            var played = new List<Played>();
            var hands = game.Seats.Select(_ => new Reader()).Append(new Reader()).ToArray();
            for (var number = 1; number <= HandsATable; number++)
            {
                game.Seats[(int)random.Below((ulong)game.Seats.Count)].SitsOut = random.Below(3) == 0;
                if (game.In.Count() < Seats.Fewest)
                {
                    continue;
                }

                var bought = game.Seats.Sum(seat => seat.Bought);
                var before = game.Seats.Sum(seat => seat.Stack);
                RandomTables.Play(game, ref random);
                Assert.Equal(before + game.Seats.Sum(seat => seat.Bought) - bought, game.Seats.Sum(seat => seat.Stack));
                played.Add(Played.Of(game.Hand!));
                seen.Count(game.Hand!);
                for (var viewer = 0; viewer < hands.Length; viewer++)
                {
                    hands[viewer].Take(game.Log, viewer < game.Seats.Count ? game.Seats[viewer] : null);
                }
            }

            for (var viewer = 0; viewer < hands.Length; viewer++)
            {
                hands[viewer].Check(played, viewer < game.Seats.Count ? $"Player {viewer + 1}" : null);
            }
        }

        Assert.True(seen is { SidePots: > 50, Splits: > 5, Returns: > 100, Shown: > 300, Mucked: > 50, Blind: > 10 }, $"{seen}");
    }

    [Fact]
    public void A_whole_heads_up_hand_reads_as_the_grammar_s_page_has_it()
    {
        var game = new TableGame(TableRules.From(new() { Seats = [new(), new()] }, []), new SeededDealer(7));
        foreach (var seat in game.Seats)
        {
            seat.Take(0);
            seat.IsHere = true;
        }

        game.Deal();
        PlayerAction[] actions = [PlayerAction.To(300), PlayerAction.Call, PlayerAction.Check, PlayerAction.To(400), PlayerAction.Fold];
        foreach (var action in actions)
        {
            if (game.Hand!.ToAct is null)
            {
                game.DealStreet();
            }

            Assert.True(game.TryAct(action, out _));
        }

        game.Finish();

        var pocket = string.Join(' ', LiveHand.Cards(game.Hand!.PocketOf(1)));
        var flop = string.Join(' ', LiveHand.Cards(game.Hand.Board));
        Assert.Equal(
            [
                "Hand #1. Dealer: Player 1", "Blinds: 50/100", "Seat 1: Player 1 (10000)", "Seat 2: Player 2 (10000)",
                "Player 1 posts the small blind of 50", "Player 2 posts the big blind of 100", $"Player 1 is dealt {pocket}", "Player 1 raises to 300",
                "Player 2 calls 200", $"Flop: {flop}", "Player 2 checks", "Player 1 bets 400", "Player 2 folds",
                "Uncalled bet of 400 returned to Player 1", "Player 1 wins 600",
            ],
            game.Log.Since(0, game.Seats[0]).Select(told => told.Line));
    }

    /// <summary>A viewer's lines, as they come, into hands.</summary>
    private sealed class Reader
    {
        private readonly HandAssembler _assembler = new(DialectCatalog.Plain);
        private readonly List<AssembledHand> _hands = [];
        private long _last;
        private int _number;

        public void Take(TableLog log, TableSeat? viewer)
        {
            foreach (var told in log.Since(_last, viewer))
            {
                _assembler.Take(_number++, told.Line, _hands);
            }

            _last = log.Last;
        }

        public void Check(List<Played> played, string? viewer)
        {
            _assembler.Close(_hands);
            Assert.Equal(played.Count, _hands.Count);
            for (var i = 0; i < played.Count; i++)
            {
                Assert.True(_hands[i] is AcceptedHand, $"{_hands[i]}");
                var accepted = (AcceptedHand)_hands[i];
                Assert.Equal(Leniencies.None, accepted.Used);
                played[i].AssertSame(accepted.Hand, viewer);
            }
        }
    }

    /// <summary>A hand as the engine played it, in dealing order.</summary>
    private sealed record Played(string Id, string[] Players, long[] Stacks, long[] Finishing, string[] Pockets, int Shown, bool IsShowdown)
    {
        public static Played Of(LiveHand hand) => new(
            $"{hand.Number}",
            [.. hand.Players.Select(player => player.Name)],
            [.. hand.Finishing!.Select((stack, place) => stack - (long)Math.Round(hand.WonBigBlinds(place) * hand.Stakes.BigBlind))],
            hand.Finishing!,
            [.. hand.Players.Select((_, place) => hand.PocketOf(place).ToString())],
            hand.Shown,
            hand.Betting.Phase == BettingPhase.Showdown);

        public void AssertSame(RecordedHand hand, string? viewer)
        {
            Assert.Equal((Id, 0), (hand.Id, hand.AssumedStacks));
            Assert.Equal(Players, hand.Players);
            Assert.Equal(Stacks, hand.Stacks);
            Assert.Equal(Finishing, hand.Finishing);
            var own = Array.IndexOf(Players, viewer);
            Assert.Equal(own < 0 ? 0 : 1 << own, hand.DealtOpen);
            for (var place = 0; place < Players.Length; place++)
            {
                var isKnown = place == own || (Shown >> place & 1) != 0;
                Assert.Equal(isKnown ? Pockets[place] : "", hand.Pockets[place].IsEmpty ? "" : hand.Pockets[place].ToString());
            }
        }
    }

    /// <summary>What was met, so that the test is of what it is meant for.</summary>
    private sealed record Counts
    {
        public int SidePots { get; private set; }

        public int Splits { get; private set; }

        public int Returns { get; private set; }

        public int Shown { get; private set; }

        public int Mucked { get; private set; }

        public int Blind { get; private set; }

        public void Count(LiveHand hand)
        {
            var winners = hand.Finishing!.Where((stack, place) => stack > hand.Betting.Stack(place)).Count();
            var left = int.PopCount(hand.Betting.InHand);
            SidePots += hand.Pots.Count > 1 ? 1 : 0;
            Splits += winners > 1 && hand.Pots.Count == 1 ? 1 : 0;
            Returns += hand.Betting.Phase == BettingPhase.Uncontested ? 1 : 0;
            Shown += int.PopCount(hand.Shown);
            Mucked += hand.Betting.Phase == BettingPhase.Showdown ? left - int.PopCount(hand.Shown) : 0;
            Blind += hand.Turn == 0 ? 1 : 0;
        }
    }
}
