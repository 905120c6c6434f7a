using System.Globalization;

using Poker.Core.Cards;
using Poker.Core.Histories;

namespace Poker.Core.Dialects.Writing;

/// <summary>Writes hands in the plain dialect, as a game would that tells everything: <see cref="PlainDialect"/> reads the same hand back.</summary>
/// <remarks>
/// <code>
/// Hand #12. Dealer: Player 3
/// Blinds: 50/100
/// Seat 1: Player 1 (10000)
/// Player 1 posts the small blind of 50
/// Player 1 is dealt Ah Kd
/// Player 3 raises to 250 and is all-in
/// Uncalled bet of 150 returned to Player 3
/// Player 3 wins 250
/// </code>
/// </remarks>
public static class PlainWriter
{
    /// <summary>Adds the lines of a hand.</summary>
    /// <param name="hand">A legal hand of named players whose finishing stacks are known.</param>
    /// <param name="lines">Receives them, without their ends.</param>
    /// <param name="told">Mask of the seats whose pocket, where it is known, is told when it is dealt; of the others it is shown at showdown alone.</param>
    /// <exception cref="ArgumentException">The hand is not legal, or something of it is not known.</exception>
    public static void Write(RecordedHand hand, ICollection<string> lines, int told = -1)
    {
        RequireNames(hand);
        HandNarrator.Tell(hand, new Teller(hand, lines, told));
    }

    /// <summary>Refuses a hand whose players have no names.</summary>
    internal static void RequireNames(RecordedHand hand)
    {
        if (hand.Players.Length != hand.Stacks.Length)
        {
            throw new ArgumentException("A hand is told of named players.", nameof(hand));
        }
    }

    /// <summary>An amount in the recording's unit.</summary>
    internal static string Text(RecordedHand hand, long chips)
    {
        var decimals = hand.ChipsPerUnit == 1 ? 0 : hand.ChipsPerUnit <= 100 ? 2 : Amount.MostDecimals;
        return ((decimal)chips / hand.ChipsPerUnit).ToString($"F{decimals}", CultureInfo.InvariantCulture);
    }

    private sealed class Teller(RecordedHand hand, ICollection<string> lines, int told) : IHandTeller
    {
        public void Start(RecordedHand hand)
        {
            lines.Add($"Hand #{hand.Id}. Dealer: {hand.Players[^1]}");
            lines.Add($"Blinds: {Chips(hand.Blinds[hand.Blinds.Length == 2 ? 1 : 0])}/{Chips(hand.MinimumBet)}");
            for (var seat = 0; seat < hand.Players.Length; seat++)
            {
                lines.Add($"Seat {seat + 1}: {hand.Players[seat]} ({Chips(hand.Stacks[seat])})");
            }
        }

        public void Post(int seat, PostKind kind, long chips, bool isAllIn) => Add(seat, $"posts {kind switch
        {
            PostKind.Ante => "an ante",
            PostKind.SmallBlind => "the small blind",
            PostKind.BigBlind => "the big blind",
            PostKind.Straddle => "a straddle",
            PostKind.Dead => "a dead blind",
            _ => "a missed big blind",
        }} of {Chips(chips)}{AllIn(isAllIn)}");

        public void Deal()
        {
            for (var seat = 0; seat < hand.Players.Length; seat++)
            {
                if ((told >> seat & 1) != 0 && hand.Pockets[seat].Count == 2)
                {
                    Add(seat, $"is dealt {Cards(hand.Pockets[seat])}");
                }
            }
        }

        public void Act(int seat, RecordedKind kind, long added, long total, bool isFirstBet, bool isAllIn) => Add(seat, kind switch
        {
            RecordedKind.Fold => "folds",
            RecordedKind.Check => "checks",
            RecordedKind.Call => $"calls {Chips(added)}{AllIn(isAllIn)}",
            _ => $"{(isFirstBet ? "bets" : "raises to")} {Chips(total)}{AllIn(isAllIn)}",
        });

        public void Board(Street street, CardSet before, CardSet fresh) => lines.Add($"{street}: {Cards(fresh)}");

        public void SecondBoard(CardSet board) => lines.Add($"Board (second run): {Cards(board)}");

        public void Return(int seat, long chips) => lines.Add($"Uncalled bet of {Chips(chips)} returned to {hand.Players[seat]}");

        public void Show(int seat, bool isMucked) => Add(seat, isMucked ? "mucks" : $"shows {Cards(hand.Pockets[seat])}");

        public void Win(int seat, long chips) => Add(seat, $"wins {Chips(chips)}");

        public void End()
        {
        }

        private void Add(int seat, string deed) => lines.Add($"{hand.Players[seat]} {deed}");

        private string Chips(long chips) => Text(hand, chips);

        private static string Cards(CardSet cards) => string.Join(' ', cards.ToArray().Reverse());

        private static string AllIn(bool isAllIn) => isAllIn ? " and is all-in" : "";
    }
}
