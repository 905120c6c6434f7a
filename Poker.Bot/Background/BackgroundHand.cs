using System.Runtime.InteropServices;
using Poker.Bot.Strategies;
using Poker.Core.Game;
using Poker.Core.Numerics;
using Poker.Core.Play;
using Poker.Core.Play.Matches;

namespace Poker.Bot.Background;

/// <summary>Plays one hand between players that sit already.</summary>
internal static class BackgroundHand
{
    /// <summary>Plays it to its end and tells every player how it ended.</summary>
    /// <param name="number">Its number, for its record.</param>
    /// <param name="names">How the seats are called in the record.</param>
    /// <param name="players">Who plays each seat.</param>
    /// <param name="stakes">The forced bets.</param>
    /// <param name="stacks">Each seat's chips before.</param>
    /// <param name="random">Where cards and draws come from.</param>
    public static PlayedHand Play(long number, string[] names, IHandPlayer[] players, Stakes stakes, long[] stacks, ref Rng random)
    {
        var deal = Deal.Draw(ref random, players.Length);
        var actions = new List<PlayerAction>();
        var state = stakes.Start(stacks);
        var token = random.Next();
        while (!state.IsOver)
        {
            if (state.ToAct < 0)
            {
                state.DealStreet();
                continue;
            }

            var seat = state.ToAct;
            var told = CollectionsMarshal.AsSpan(actions);
            var view = new PlayerView(stakes, stacks, told, in state, deal.Pocket(seat), deal.Board(state.Street), token + (ulong)seat);
            var action = players[seat].Decide(view, random.NextDouble()).Action;
            actions.Add(action);
            state.Act(action);
        }

        Span<int> strengths = stackalloc int[Seats.Most];
        if (state.Phase == BettingPhase.Showdown)
        {
            deal.Strengths(state, strengths);
        }

        var finishing = new long[players.Length];
        Showdown.Settle(state, strengths, finishing);
        for (var seat = 0; seat < players.Length; seat++)
        {
            players[seat].End((finishing[seat] - stacks[seat]) / (double)stakes.BigBlind);
        }

        return new(number, stakes, names, stacks, deal, [.. actions], finishing);
    }
}
