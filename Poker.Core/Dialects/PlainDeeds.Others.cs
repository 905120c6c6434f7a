namespace Poker.Core.Dialects;

/// <content>What is no betting: posts, cards, payouts, stacks.</content>
internal readonly partial struct PlainDeeds
{
    private static Deed Post(LineCursor cursor)
    {
        _ = cursor.Skip("the", "an", "a");
        var isAmountFirst = cursor.TryAmount(out var amount);
        if (isAmountFirst)
        {
            _ = cursor.Skip("as", "for");
            _ = cursor.Skip("the", "an", "a");
        }

        if (PostKindOf(ref cursor) is not { } kind)
        {
            return Deed.Unreadable("a post that does not say of what");
        }

        if (!isAmountFirst)
        {
            return PostOf(kind, cursor);
        }

        var isAllIn = cursor.SkipAllIn();
        return cursor.IsAtEnd ? PostDeed(kind, WagerKind.Total, amount, isAllIn) : Deed.Unreadable("a post whose amount cannot be read");
    }

    private static PostKind? PostKindOf(ref LineCursor cursor)
    {
        if (cursor.Skip("dead"))
        {
            _ = cursor.Skip("small blind", "big blind", "blind");
            return PostKind.Dead;
        }

        var isMissed = cursor.Skip("missed", "missing");
        return cursor.Skip("big-blind ante", "big blind ante") ? PostKind.Dead
            : cursor.Skip("small blind", "sb") ? isMissed ? PostKind.Dead : PostKind.SmallBlind
            : cursor.Skip("big blind", "bb") ? isMissed ? PostKind.Live : PostKind.BigBlind
            : cursor.Skip("ante") ? PostKind.Ante
            : cursor.Skip("straddle") ? PostKind.Straddle
            : null;
    }

    private static Deed PostOf(PostKind kind, LineCursor cursor)
    {
        cursor.SkipSigns(" :(");
        _ = cursor.Skip("of", "to", "for");
        var isTold = cursor.TryAmount(out var amount);
        cursor.SkipSigns(")");
        var isAllIn = cursor.SkipAllIn();
        return cursor.IsAtEnd
            ? PostDeed(kind, isTold ? WagerKind.Total : WagerKind.Untold, amount, isAllIn)
            : Deed.Unreadable("a post whose amount cannot be read");
    }

    private static Deed PostDeed(PostKind kind, WagerKind meaning, Amount amount, bool isAllIn) =>
        Deed.Of(DeedKind.Post, meaning, amount, isAllIn) with { Post = kind };

    private static Deed Is(LineCursor cursor)
    {
        if (cursor.Skip("dealt"))
        {
            _ = cursor.Skip(":");
            return cursor.TryPocket(out var cards) ? new Deed(DeedKind.Dealt, Cards: cards)
                : cursor.IsAtEnd || cursor.Skip("in", "cards", "two cards") ? new Deed(DeedKind.Dealt)
                : Deed.Unreadable("cards that cannot be read");
        }

        if (cursor.SkipAllIn())
        {
            return AllInFor(cursor);
        }

        _ = cursor.Skip("on");
        _ = cursor.Skip("the");
        return cursor.Skip("dealer", "button") && cursor.IsAtEnd ? new Deed(DeedKind.Button) : Deed.None;
    }

    private static Deed Has(LineCursor cursor) =>
        cursor.Skip("the button") ? cursor.IsAtEnd ? new Deed(DeedKind.Button) : Deed.None : Stack(cursor);

    private static Deed Stack(LineCursor cursor, DeedKind kind = DeedKind.Stack) =>
        cursor.TryAmount(out var amount) && cursor.IsAtEnd ? Deed.Of(kind, WagerKind.Total, amount) : Deed.None;

    // Ann's stack is 1,000
    private static Deed StackOf(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[1] != 's')
        {
            return Deed.None;
        }

        var cursor = new LineCursor(text[2..]);
        if (!cursor.Skip("stack"))
        {
            return Deed.None;
        }

        _ = cursor.Skip(":", "is now", "is");
        return Stack(cursor);
    }

    // "A♥ K♦" begins with what could be an article.
    private static Deed Show(LineCursor cursor) => cursor.TryPocket(out var cards) || (cursor.Skip("a") && cursor.TryPocket(out cards))
        ? new Deed(DeedKind.Show, Cards: cards)
        : Deed.Unreadable("cards that cannot be read");

    // Ann wins the side pot of 60 with two pair. Who takes, takes a pot or chips: "takes" alone, or with seconds, is no payout.
    private static Deed Win(LineCursor cursor, bool takes)
    {
        _ = cursor.Skip("the", "a");
        _ = cursor.Skip("main", "side");
        var isPot = cursor.Skip("pot", "hand");
        _ = cursor.Skip("of");
        cursor.SkipSigns(" (:");
        if (!cursor.TryAmount(out var amount))
        {
            return (isPot || !takes) && (cursor.IsAtEnd || cursor.Skip("with")) ? Deed.Of(DeedKind.Win, WagerKind.Untold, default) : Deed.None;
        }

        cursor.SkipSigns(")");
        return IsPayout(cursor) ? Deed.Of(DeedKind.Win, WagerKind.Added, amount)
            : takes ? Deed.None
            : Deed.Unreadable("a payout with words behind its amount that cannot be understood");
    }

    // Of what may follow the amount it does not matter what it tells; anything else could make it no amount: "3 hands in a row", "350 ms".
    private static bool IsPayout(LineCursor cursor)
    {
        if (cursor.IsAtEnd || cursor.Rest is [',' or '(' or '[', ..] or [' ', '(' or '[' or '-' or '–', ..]
            || cursor.Skip("from", "with", "without") || cursor.Skip("at showdown", "uncontested"))
        {
            return true;
        }

        _ = cursor.Skip("in the", "in") && cursor.Skip("main", "side");
        return cursor.Skip("pot");
    }

    // gets 20 back, gets back 20
    private static Deed Back(LineCursor cursor, bool isSaid) => cursor.TryAmount(out var amount) && (isSaid || cursor.Skip("back"))
        ? Deed.Of(DeedKind.Return, WagerKind.Added, amount)
        : Deed.None;
}
