using System.Buffers;

using Poker.Core.Cards;
using Poker.Core.Histories;

namespace Poker.Core.Dialects;

/// <summary>The console of the browser game onlinepoker.</summary>
/// <remarks>
/// <code>
/// [Poker] Taylor posts small blind: $10
/// [Poker] Sage posts big blind: $20
/// [Poker] New hand started. Dealer: Drew
/// [Poker] Avery raises to $62
/// [Poker] Sage goes ALL IN for $80
/// [Poker] Flop: 3♣ J♠ A♠
/// [Poker] Avery wins $50 with One Pair
/// </code>
/// The blinds come before the start. Calls and all-ins tell added chips, raises street totals. Stacks and pockets are never told. The game
/// has no side pots, and can close a street before all have acted: such hands are no poker, and end in quarantine.
/// </remarks>
public sealed class OnlinePokerDialect : IDialect
{
    private const string Tag = "[Poker] ";

    /// <inheritdoc />
    public string Name => "onlinepoker";

    /// <inheritdoc />
    public DialectTraits Traits => DialectTraits.StartsAfterBlinds | DialectTraits.TellsAllIns;

    /// <inheritdoc />
    public Leniencies Leniencies => Leniencies.NeedlessFold | Leniencies.NeedlessCheck | Leniencies.WinnersAsTold | Leniencies.StacksAssumed;

    /// <inheritdoc />
    public bool IsHallmark(ReadOnlySpan<char> line) => line.StartsWith(Tag);

    /// <inheritdoc />
    public void Read(ReadOnlySpan<char> line, KnownPlayers known, List<GameEvent> events)
    {
        const string Start = "New hand started. Dealer: ";
        if (!line.StartsWith(Tag))
        {
            return;
        }

        var text = line[Tag.Length..];
        var deed = PlayerLines.ReadKnown<Deeds>(text, known, events);
        if (deed.Kind > DeedKind.Unreadable)
        {
            return;
        }

        if (text.StartsWith(Start))
        {
            var dealer = text[Start.Length..];
            events.Add(new GameEvent.HandStarted(null, known.IdOf(dealer)));
        }
        else if (Board(text) is { } board)
        {
            events.Add(board);
        }
        else if (deed.Kind == DeedKind.Unreadable)
        {
            events.Add(deed.By(""));
        }
        else
        {
            PlayerLines.ReadUnknown<Deeds>(text, events);
        }
    }

    private static GameEvent.BoardDealt? Board(ReadOnlySpan<char> text)
    {
        var street = text.StartsWith("Flop: ") ? Street.Flop
            : text.StartsWith("Turn: ") ? Street.Turn
            : text.StartsWith("River: ") ? Street.River
            : Street.Preflop;
        var rest = text[(text.IndexOf(':') + 1)..];
        return street != Street.Preflop && CardText.TryRead(ref rest, out var cards) && rest.IsEmpty
            ? new(street, cards, BoardKind.First)
            : null;
    }

    private readonly struct Deeds : IDeedGrammar
    {
        private const string AllIn = " (ALL IN)";

        public static SearchValues<string> Beginnings { get; } = SearchValues.Create(
            [" folds", " checks", " calls $", " raises to $", " goes ALL IN for $", " posts small blind: $", " posts big blind: $", " wins $"],
            StringComparison.Ordinal);

        public static Deed Read(ReadOnlySpan<char> text)
        {
            if (text.SequenceEqual(" folds") || text.SequenceEqual(" checks"))
            {
                return new(text[1] == 'f' ? DeedKind.Fold : DeedKind.Check);
            }

            var isAllIn = text.EndsWith(AllIn);
            text = isAllIn ? text[..^AllIn.Length] : text;
            return LinePrefix.TrySkip(ref text, " calls $") ? Chips(text, DeedKind.Call, WagerKind.Added, isAllIn)
                : LinePrefix.TrySkip(ref text, " raises to $") ? Chips(text, DeedKind.Raise, WagerKind.Total, isAllIn)
                : LinePrefix.TrySkip(ref text, " goes ALL IN for $") ? Chips(text, DeedKind.AllIn, WagerKind.Added, isAllIn: true)
                : LinePrefix.TrySkip(ref text, " posts small blind: $") ? Post(text, PostKind.SmallBlind, isAllIn)
                : LinePrefix.TrySkip(ref text, " posts big blind: $") ? Post(text, PostKind.BigBlind, isAllIn)
                : LinePrefix.TrySkip(ref text, " wins $") ? Win(text)
                : Deed.None;
        }

        private static Deed Chips(ReadOnlySpan<char> text, DeedKind kind, WagerKind meaning, bool isAllIn) =>
            AmountText.TryRead(ref text, out var amount) && text.IsEmpty
                ? Deed.Of(kind, meaning, amount, isAllIn)
                : Deed.Unreadable("an amount that cannot be read");

        private static Deed Post(ReadOnlySpan<char> text, PostKind kind, bool isAllIn) =>
            Chips(text, DeedKind.Post, WagerKind.Total, isAllIn) with { Post = kind };

        private static Deed Win(ReadOnlySpan<char> text) => AmountText.TryRead(ref text, out var amount)
            && (text.IsEmpty || text.StartsWith(" with "))
            ? Deed.Of(DeedKind.Win, WagerKind.Added, amount)
            : Deed.Unreadable("an amount that cannot be read");
    }
}
