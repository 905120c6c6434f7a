using System.Text.Json;

using Poker.Core.Game;
using Poker.Core.Histories;
using Poker.Core.Numerics;

namespace Poker.Tests.Core.Dialects;

/// <summary>Legal hands of random play, with stacks from a chip to a thousand big blinds, every kind of forced bet, and players called as they like.</summary>
internal static class RandomHands
{
    private static readonly string[] Names =
    [
        "Player 1", "Player 10", "Zoë 🂡 raises to 5", "Ann", "Ann folds", "B \" folds @ x\" (1)", "Flop", "Dealer", "calls 20", "O'Brien", "K. Godel", "東 京", "[GM] Bob",
    ];

    /// <summary>A hand; its posts are what stacks allow, as a console tells them.</summary>
    public static RecordedHand Draw(ref Rng random, int number)
    {
        var seats = Seats.Fewest + (int)random.Below(Seats.Most - 1);
        var bigBlind = 2 * (1 + (long)random.Below(50));
        var ante = random.Below(3) == 0 ? 1 + (long)random.Below((ulong)bigBlind) : 0;
        var straddle = random.Below(4) == 0 ? 2 * bigBlind : 0;
        var stakes = new Stakes(bigBlind / 2, bigBlind, ante, random.Below(2) == 0 ? AnteKind.Each : AnteKind.BigBlind, straddle);
        // Whose blind is nothing, the ante having taken all, is not told by any line.
        var shortest = ante + 1 + straddle;
        var stacks = new long[seats];
        for (var seat = 0; seat < seats; seat++)
        {
            stacks[seat] = shortest + (long)random.Below((ulong)(bigBlind * (random.Below(3) == 0 ? 5 : 1_000)));
        }

        return Play(ref random, stakes, stacks) with
        {
            Id = $"{number}",
            Players = Called(ref random, seats),
            ChipsPerUnit = random.Below(2) == 0 ? 1 : 100,
        };
    }

    /// <summary>A whole hand as text, for comparing.</summary>
    public static string Text(RecordedHand hand) => JsonSerializer.Serialize(hand);

    private static string[] Called(ref Rng random, int seats)
    {
        var names = (string[])Names.Clone();
        for (var i = 0; i < seats; i++)
        {
            var other = i + (int)random.Below((ulong)(names.Length - i));
            (names[i], names[other]) = (names[other], names[i]);
        }

        return names[..seats];
    }

    private static RecordedHand Play(ref Rng random, Stakes stakes, long[] stacks)
    {
        var seats = stacks.Length;
        var (antes, dead, blinds) = (new long[seats], new long[seats], new long[seats]);
        var last = stakes.Post(antes, dead, blinds);
        var deal = Deal.Draw(ref random, seats);
        var state = stakes.Start(stacks);
        var events = new List<RecordedEvent>();
        while (!state.IsOver)
        {
            if (state.ToAct < 0)
            {
                var shown = deal.Board(state.Street);
                state.DealStreet();
                events.Add(RecordedEvent.Board(deal.Board(state.Street) - shown));
                continue;
            }

            var legal = state.Legal();
            var action = Choose(ref random, legal);
            events.Add(action.Kind switch
            {
                ActionKind.Fold => RecordedEvent.Action(RecordedKind.Fold, legal.Seat),
                ActionKind.Check => RecordedEvent.Action(RecordedKind.Check, legal.Seat),
                ActionKind.Call => RecordedEvent.Action(RecordedKind.Call, legal.Seat, legal.CallChips),
                _ => RecordedEvent.Action(RecordedKind.Raise, legal.Seat, action.RaiseTo),
            });
            state.Act(action);
        }

        var strengths = new int[seats];
        deal.Strengths(state, strengths);
        var finishing = new long[seats];
        Showdown.Settle(state, strengths, finishing);
        for (var seat = 0; seat < seats; seat++)
        {
            antes[seat] = Math.Min(antes[seat], stacks[seat]);
            dead[seat] = Math.Min(dead[seat], stacks[seat] - antes[seat]);
            blinds[seat] = Math.Min(blinds[seat], stacks[seat] - antes[seat] - dead[seat]);
        }

        return new RecordedHand
        {
            Id = "",
            Stacks = stacks,
            Antes = antes,
            Dead = dead,
            Blinds = blinds,
            CallTo = Math.Max(stakes.BigBlind, stakes.Straddle),
            MinimumBet = stakes.BigBlind,
            FirstToAct = (last + 1) % seats,
            Pockets = [.. Enumerable.Range(0, seats).Select(seat => deal.Pocket(seat))],
            Events = [.. events],
            Finishing = finishing,
        };
    }

    private static PlayerAction Choose(ref Rng random, LegalActions legal)
    {
        var draw = random.Below(10);
        return draw < 2 && legal.CanRaise ? PlayerAction.To(draw == 0 ? legal.MinRaiseTo : legal.MinRaiseTo + (long)random.Below((ulong)(legal.MaxRaiseTo - legal.MinRaiseTo + 1)))
            : draw == 2 && legal.CanRaise ? PlayerAction.To(legal.MaxRaiseTo)
            : legal.CanCheck ? PlayerAction.Check
            : draw < 6 ? PlayerAction.Fold
            : PlayerAction.Call;
    }
}
