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

    private sealed class Teller(RecordedHand hand, ICollection<string> lines, int told) : IHandTeller
    {
        private readonly PlainLines _plain = new(hand.ChipsPerUnit);

        public void Start(RecordedHand hand)
        {
            lines.Add(PlainLines.Start(hand.Id, hand.Players[^1]));
            lines.Add(_plain.Blinds(hand.Blinds[hand.Blinds.Length == 2 ? 1 : 0], hand.MinimumBet));
            for (var seat = 0; seat < hand.Players.Length; seat++)
            {
                lines.Add(_plain.Seat(seat + 1, hand.Players[seat], hand.Stacks[seat]));
            }
        }

        public void Post(int seat, PostKind kind, long chips, bool isAllIn) => lines.Add(_plain.Post(hand.Players[seat], kind, chips, isAllIn));

        public void Deal()
        {
            for (var seat = 0; seat < hand.Players.Length; seat++)
            {
                if ((told >> seat & 1) != 0 && hand.Pockets[seat].Count == 2)
                {
                    lines.Add(PlainLines.Dealt(hand.Players[seat], hand.Pockets[seat]));
                }
            }
        }

        public void Act(int seat, RecordedKind kind, long added, long total, bool isFirstBet, bool isAllIn) =>
            lines.Add(_plain.Act(hand.Players[seat], kind, added, total, isFirstBet, isAllIn));

        public void Board(Street street, CardSet before, CardSet fresh) => lines.Add(PlainLines.Board(street, fresh));

        public void SecondBoard(CardSet board) => lines.Add(PlainLines.SecondBoard(board));

        public void Return(int seat, long chips) => lines.Add(_plain.Return(hand.Players[seat], chips));

        public void Show(int seat, bool isMucked) =>
            lines.Add(isMucked ? PlainLines.Muck(hand.Players[seat]) : PlainLines.Show(hand.Players[seat], hand.Pockets[seat]));

        public void Win(int seat, long chips) => lines.Add(_plain.Win(hand.Players[seat], chips));

        public void End()
        {
        }
    }
}
