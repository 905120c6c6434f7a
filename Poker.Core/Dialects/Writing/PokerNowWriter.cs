using System.Globalization;

using Poker.Core.Cards;
using Poker.Core.Histories;

namespace Poker.Core.Dialects.Writing;

/// <summary>Writes hands as the log of PokerNow has them: <see cref="PokerNowDialect"/> reads the same hand back.</summary>
/// <remarks>A player's ID is the name, with numbers for the letters that IDs cannot hold. Pockets are known only where they are shown.</remarks>
public static class PokerNowWriter
{
    private const int Ten = 8;
    private const string Suits = "♣♦♥♠";

    /// <summary>Adds the lines of a hand.</summary>
    /// <param name="hand">A legal hand of named players whose finishing stacks are known.</param>
    /// <param name="lines">Receives them, without their ends.</param>
    /// <exception cref="ArgumentException">The hand is not legal, or something of it is not known.</exception>
    public static void Write(RecordedHand hand, ICollection<string> lines)
    {
        PlainWriter.RequireNames(hand);
        HandNarrator.Tell(hand, new Teller(hand, lines));
    }

    private sealed class Teller(RecordedHand hand, ICollection<string> lines) : IHandTeller
    {
        private readonly PlainLines _plain = new(hand.ChipsPerUnit);
        private readonly string[] _players = [.. hand.Players.Select(name => $"\"{name} @ {Id(name)}\"")];

        private static string Id(string name) => string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter)
            ? $"{letter}"
            : string.Create(CultureInfo.InvariantCulture, $"{(int)letter}")));

        public void Start(RecordedHand hand)
        {
            lines.Add($"-- starting hand #{hand.Id}  (No Limit Texas Hold'em) (dealer: {_players[^1]}) --");
            var stacks = _players.Select((player, seat) => $"#{seat + 1} {player} ({Chips(hand.Stacks[seat])})");
            lines.Add($"Player stacks: {string.Join(" | ", stacks)}");
        }

        public void Post(int seat, PostKind kind, long chips, bool isAllIn) => Add(seat, $"posts {kind switch
        {
            PostKind.Ante => "an ante",
            PostKind.SmallBlind => "a small blind",
            PostKind.BigBlind => "a big blind",
            PostKind.Straddle => "a straddle",
            PostKind.Dead => "a missing small blind",
            _ => "a missed big blind",
        }} of {Chips(chips)}{(isAllIn ? " and go all in " : "")}");

        public void Deal()
        {
        }

        public void Act(int seat, RecordedKind kind, long added, long total, bool isFirstBet, bool isAllIn) => Add(seat, kind switch
        {
            RecordedKind.Fold => "folds",
            RecordedKind.Check => "checks",
            RecordedKind.Call => $"calls {Chips(total)}{AllIn(isAllIn)}",
            _ => $"{(isFirstBet ? "bets" : "raises to")} {Chips(total)}{AllIn(isAllIn)}",
        });

        public void Board(Street street, CardSet before, CardSet fresh) =>
            lines.Add($"{street}: {Cards(before)}{(before.IsEmpty ? "" : " ")}[{Cards(fresh)}]");

        public void SecondBoard(CardSet board)
        {
            var last = CardSet.Of(board.ToArray()[0]);
            lines.Add($"River (second run): {Cards(board - last)} [{Cards(last)}]");
        }

        public void Return(int seat, long chips) => lines.Add($"Uncalled bet of {Chips(chips)} returned to {_players[seat]}");

        public void Show(int seat, bool isMucked)
        {
            if (!isMucked)
            {
                Add(seat, $"shows a {Cards(hand.Pockets[seat])}.");
            }
        }

        public void Win(int seat, long chips) => Add(seat, $"collected {Chips(chips)} from pot");

        public void End() => lines.Add($"-- ending hand #{hand.Id} --");

        private void Add(int seat, string deed) => lines.Add($"{_players[seat]} {deed}");

        private string Chips(long chips) => _plain.Chips(chips);

        private static string Cards(CardSet cards) => string.Join(", ", cards.ToArray().Reverse().Select(Text));

        private static string Text(Card card) => $"{(card.Rank == Ten ? "10" : Card.RankLetters[card.Rank..(card.Rank + 1)])}{Suits[card.Suit]}";

        private static string AllIn(bool isAllIn) => isAllIn ? " and go all in" : "";
    }
}
