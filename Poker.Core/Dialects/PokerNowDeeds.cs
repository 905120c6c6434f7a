namespace Poker.Core.Dialects;

/// <summary>Reads PokerNow's lines that begin with a player: <c>"Ann @ xYz12AbC1" raises to 8000 and go all in</c>.</summary>
/// <remarks>
/// A name can hold anything, also <c>" folds</c> and <c> @ </c>: the player is the shortest quoted text that ends in an ID and is followed
/// by something players do.
/// </remarks>
internal static class PokerNowDeeds
{
    private const string AllIn = " and go all in";
    private const string BombPotBet = "(bomb pot bet)";

    /// <summary>What a line of a bomb pot or of a second board tells.</summary>
    public static readonly GameEvent BombPot = new GameEvent.Skipped(QuarantineCause.SpecialPot, "a bomb pot or double board");

    /// <summary>Reads a line, or leaves it.</summary>
    public static void Read(ReadOnlySpan<char> line, KnownPlayers known, List<GameEvent> events)
    {
        // Once, and not for each quote: a line can be nothing but quotes and blanks.
        var isBombBet = line.EndsWith(BombPotBet);
        line = (isBombBet ? line[..^BombPotBet.Length] : line).TrimEnd();
        for (var end = 1; end < line.Length && line[end..].IndexOf("\" ") is >= 0 and var next; end += next + 1)
        {
            var isBomb = isBombBet;
            var deed = OfVerb(line[(end + next + 2)..], ref isBomb);
            if (deed.Kind != DeedKind.None && PokerNowId.TrySplit(line[1..(end + next)], out _, out var id))
            {
                events.Add(isBomb ? BombPot : deed.By(known.Find(id)?.Id ?? id.ToString()));
                return;
            }
        }
    }

    private static Deed OfVerb(ReadOnlySpan<char> text, ref bool isBomb)
    {
        if (text.SequenceEqual("folds") || text.SequenceEqual("checks"))
        {
            return new(text[0] == 'f' ? DeedKind.Fold : DeedKind.Check);
        }

        return LinePrefix.TrySkip(ref text, "calls ") ? Chips(DeedKind.Call, text)
            : LinePrefix.TrySkip(ref text, "raises to ") || LinePrefix.TrySkip(ref text, "bets ") ? Chips(DeedKind.Raise, text)
            : LinePrefix.TrySkip(ref text, "posts ") ? Post(text, ref isBomb)
            : LinePrefix.TrySkip(ref text, "collected ") ? Collected(text)
            : LinePrefix.TrySkip(ref text, "shows a ") ? Show(text)
            : Deed.None;
    }

    private static Deed Post(ReadOnlySpan<char> text, ref bool isBomb)
    {
        if (text.StartsWith("a bet of "))
        {
            isBomb = true;
            return new(DeedKind.Post);
        }

        return LinePrefix.TrySkip(ref text, "a big blind of ") ? Chips(DeedKind.Post, text) with { Post = PostKind.BigBlind }
            : LinePrefix.TrySkip(ref text, "a small blind of ") ? Chips(DeedKind.Post, text) with { Post = PostKind.SmallBlind }
            : LinePrefix.TrySkip(ref text, "an ante of ") ? Chips(DeedKind.Post, text) with { Post = PostKind.Ante }
            : LinePrefix.TrySkip(ref text, "a straddle of ") ? Chips(DeedKind.Post, text) with { Post = PostKind.Straddle }
            : LinePrefix.TrySkip(ref text, "a missing small blind of ") ? Chips(DeedKind.Post, text) with { Post = PostKind.Dead }
            : LinePrefix.TrySkip(ref text, "a missed big blind of ") ? Chips(DeedKind.Post, text) with { Post = PostKind.Live }
            : Deed.None;
    }

    private static Deed Chips(DeedKind kind, ReadOnlySpan<char> text)
    {
        var isAllIn = text.EndsWith(AllIn);
        text = isAllIn ? text[..^AllIn.Length] : text;
        return AmountText.TryRead(ref text, out var amount) && text.IsEmpty
            ? Deed.Of(kind, WagerKind.Total, amount, isAllIn)
            : Deed.Unreadable("an amount that cannot be read");
    }

    // collected 92664 from pot with Flush, Ah High (combination: A♥, Q♥, 10♥, 9♥, 4♥)
    private static Deed Collected(ReadOnlySpan<char> text) => AmountText.TryRead(ref text, out var amount) && (text.IsEmpty || text[0] == ' ')
        ? Deed.Of(DeedKind.Win, WagerKind.Added, amount)
        : Deed.Unreadable("an amount that cannot be read");

    private static Deed Show(ReadOnlySpan<char> text) => CardText.TryRead(ref text, out var cards)
        ? new(DeedKind.Show, Cards: cards)
        : Deed.Unreadable("cards that cannot be read");
}
