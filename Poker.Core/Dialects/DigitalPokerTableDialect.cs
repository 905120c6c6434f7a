using System.Buffers;

using Poker.Core.Cards;
using Poker.Core.Histories;

namespace Poker.Core.Dialects;

/// <summary>The console of the browser game Digital Poker Table, with its history log switched on.</summary>
/// <remarks>
/// <code>
/// Bot 6 is Dealer.
/// Bot 1 posted small blind of 10.
/// Bot 2 posted big blind of 20.
/// Bot 3 called 20.
/// Bot 6 raised to 120.
/// Flop (3 cards) dealt.
/// Bot 6 wins 510!
/// Bot 4 wins 1560 with Two Pair
/// Bot 1 &amp; Bot 3 split 480
/// </code>
/// <c>raised to</c> tells the chips added, and stands for a call by a stack too short for more. All-ins of people are told without an
/// amount, those of bots not at all; cards, stacks and uncalled chips never. So who won is taken as told, and stacks are inferred.
/// </remarks>
public sealed class DigitalPokerTableDialect : IDialect
{
    /// <inheritdoc />
    public string Name => "digitalpokertable";

    /// <inheritdoc />
    public DialectTraits Traits => DialectTraits.MarksStarts;

    /// <inheritdoc />
    public Leniencies Leniencies => Leniencies.NeedlessFold | Leniencies.CallWrittenAsRaise | Leniencies.WinnersAsTold | Leniencies.StacksAssumed;

    /// <inheritdoc />
    public bool IsHallmark(ReadOnlySpan<char> line) => line.EndsWith(Deeds.IsDealer) || StreetOf(line) != Street.Preflop;

    /// <inheritdoc />
    public void Read(ReadOnlySpan<char> line, KnownPlayers known, List<GameEvent> events)
    {
        if (line.IsEmpty)
        {
            return;
        }

        var deed = PlayerLines.ReadKnown<Deeds>(line, known, events);
        if (deed.Kind > DeedKind.Unreadable)
        {
            // The dealer's line is what starts a hand.
            events[^1] = events[^1] is GameEvent.ButtonTold(var dealer) ? new GameEvent.HandStarted(null, dealer) : events[^1];
        }
        else if (StreetOf(line) is var street and not Street.Preflop)
        {
            events.Add(new GameEvent.BoardDealt(street, CardSet.Empty, BoardKind.First));
        }
        else if (!Blinds(line, events) && !PlainSplits.Read(line, known, events))
        {
            Unknown(line, deed, events);
        }
    }

    private static void Unknown(ReadOnlySpan<char> line, Deed deed, List<GameEvent> events)
    {
        if (deed.Kind == DeedKind.Unreadable)
        {
            events.Add(deed.By(""));
        }
        else if (PlayerLines.ReadUnknown<Deeds>(line, events) && events[^1] is GameEvent.ButtonTold(var dealer))
        {
            events[^1] = new GameEvent.HandStarted(null, dealer);
        }
    }

    private static Street StreetOf(ReadOnlySpan<char> line) =>
        line.SequenceEqual("Flop (3 cards) dealt.") ? Street.Flop
        : line.SequenceEqual("Turn (4th card) dealt.") ? Street.Turn
        : line.SequenceEqual("River (5th card) dealt.") ? Street.River
        : Street.Preflop;

    // Blinds are now 20/40.
    private static bool Blinds(ReadOnlySpan<char> line, List<GameEvent> events)
    {
        const string Start = "Blinds are now ";
        if (!line.StartsWith(Start))
        {
            return false;
        }

        var cursor = new LineCursor(line[Start.Length..]);
        if (cursor.TryAmount(out var small) && cursor.Skip("/") && cursor.TryAmount(out var big))
        {
            events.Add(new GameEvent.BlindsTold(small, big));
        }

        return true;
    }

    private readonly struct Deeds : IDeedGrammar
    {
        public const string IsDealer = " is Dealer.";

        public static SearchValues<string> Beginnings { get; } = SearchValues.Create(
            [
                IsDealer, " folded.", " checked.", " called ", " raised to ", " is all-in.", " posted small blind of ", " posted big blind of ",
                " wins ",
            ],
            StringComparison.Ordinal);

        public static Deed Read(ReadOnlySpan<char> text)
        {
            return text.SequenceEqual(" folded.") ? new(DeedKind.Fold)
                : text.SequenceEqual(" checked.") ? new(DeedKind.Check)
                : text.SequenceEqual(IsDealer) ? new(DeedKind.Button)
                : text.SequenceEqual(" is all-in.") ? Deed.Of(DeedKind.AllIn, WagerKind.Untold, default, isAllIn: true)
                : LinePrefix.TrySkip(ref text, " called ") ? Chips(text, DeedKind.Call, WagerKind.Added)
                : LinePrefix.TrySkip(ref text, " raised to ") ? Chips(text, DeedKind.Raise, WagerKind.Added)
                : LinePrefix.TrySkip(ref text, " posted small blind of ") ? Post(text, PostKind.SmallBlind)
                : LinePrefix.TrySkip(ref text, " posted big blind of ") ? Post(text, PostKind.BigBlind)
                : LinePrefix.TrySkip(ref text, " wins ") ? Win(text)
                : Deed.None;
        }

        private static Deed Chips(ReadOnlySpan<char> text, DeedKind kind, WagerKind meaning) =>
            AmountText.TryRead(ref text, out var amount) && text.SequenceEqual(".")
                ? Deed.Of(kind, meaning, amount)
                : Deed.Unreadable("an amount that cannot be read");

        private static Deed Post(ReadOnlySpan<char> text, PostKind kind) => Chips(text, DeedKind.Post, WagerKind.Total) with { Post = kind };

        // "wins the game! 🏆" ends the tournament, not the hand.
        private static Deed Win(ReadOnlySpan<char> text) => AmountText.TryRead(ref text, out var amount)
            && (text.IsEmpty || text.SequenceEqual("!") || text.StartsWith(" with "))
                ? Deed.Of(DeedKind.Win, WagerKind.Added, amount)
                : Deed.None;
    }
}
