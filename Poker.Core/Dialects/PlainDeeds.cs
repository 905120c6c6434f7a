using System.Buffers;

namespace Poker.Core.Dialects;

/// <summary>What players do in the plain dialect: betting here, the rest in the other part. The grammar is in docs/console-grammar.md.</summary>
internal readonly partial struct PlainDeeds : IDeedGrammar
{
    private const int LongestVerb = 10;

    /// <inheritdoc />
    /// <remarks>ASCII alone: with any other letter the search is not vectorised, and lines of noise take three times as long.</remarks>
    public static SearchValues<string> Beginnings { get; } = SearchValues.Create(
        [
            " fold", " check", " call", " bet", " raise", " go", " is ", " post", " ante", " straddle", " was ", " show", " reveal", " muck",
            " win", " won", " collect", " take", " took", " get", " has ", " start", " does", " didn", " move", " shove", " push", " jam", "'s stack",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    public static Deed Read(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] is '\'' or '’')
        {
            return StackOf(text);
        }

        var isQuoted = text[0] == ':';
        var rest = isQuoted ? text[1..] : text;
        var deed = rest.IsEmpty || rest[0] != ' ' ? Deed.None : OfVerb(rest);
        return isQuoted && deed.Kind <= DeedKind.Unreadable ? new Deed(DeedKind.Talk) : deed;
    }

    private static Deed OfVerb(ReadOnlySpan<char> text)
    {
        Span<char> verb = stackalloc char[LongestVerb];
        var cursor = new LineCursor(text);
        verb = verb[..cursor.Word(verb)];
        return verb switch
        {
            "folds" or "folded" => Bare(DeedKind.Fold, cursor),
            "checks" or "checked" => Bare(DeedKind.Check, cursor),
            "calls" or "called" => Call(cursor),
            "bets" or "bet" => Bet(cursor),
            "raises" or "raised" => Raise(cursor),
            "goes" or "went" or "moves" or "moved" => AllIn(cursor, isCertain: false),
            "shoves" or "shoved" or "pushes" or "pushed" or "jams" or "jammed" => AllIn(cursor, isCertain: true),
            "posts" or "posted" => Post(cursor),
            "antes" or "anted" => PostOf(PostKind.Ante, cursor),
            "straddles" or "straddled" => PostOf(PostKind.Straddle, cursor),
            "is" or "was" => Is(cursor),
            "has" => Has(cursor),
            "starts" or "started" => cursor.Skip("with") ? Stack(cursor, DeedKind.FirstStack) : Deed.None,
            "shows" or "showed" or "reveals" or "revealed" => Show(cursor),
            "mucks" or "mucked" => cursor.IsAtEnd || cursor.Skip("hand", "cards", "the hand") ? new Deed(DeedKind.Muck) : Deed.None,
            "doesn't" or "doesn’t" or "didn't" or "didn’t" => cursor.Skip("show") ? new Deed(DeedKind.Muck) : Deed.None,
            "does" => cursor.Skip("not show") ? new Deed(DeedKind.Muck) : Deed.None,
            "wins" or "won" or "collects" or "collected" => Win(cursor, takes: false),
            "takes" or "took" => cursor.Skip("back") ? Back(cursor, isSaid: true) : Win(cursor, takes: true),
            "gets" or "got" => Back(cursor, cursor.Skip("back")),
            _ => Deed.None,
        };
    }

    private static Deed Bare(DeedKind kind, LineCursor cursor) =>
        cursor.IsAtEnd ? new Deed(kind) : Deed.Unreadable("more words behind a fold or check than can be understood");

    private static Deed Call(LineCursor cursor)
    {
        var kind = cursor.TryAmount(out var amount) ? WagerKind.Added : WagerKind.Untold;
        var isAllIn = cursor.SkipAllIn();
        if (isAllIn && kind == WagerKind.Untold)
        {
            var told = cursor.Skip("for", "with") ? WagerKind.Added : cursor.Skip("to") ? WagerKind.Total : WagerKind.Untold;
            kind = told != WagerKind.Untold && cursor.TryAmount(out amount) ? told : WagerKind.Untold;
        }

        return cursor.IsAtEnd ? Deed.Of(DeedKind.Call, kind, amount, isAllIn) : Deed.Unreadable("a call whose amount cannot be read");
    }

    private static Deed Bet(LineCursor cursor)
    {
        if (!cursor.TryAmount(out var amount))
        {
            return cursor.SkipAllIn() ? AllInFor(cursor) : Deed.Unreadable("a bet whose amount cannot be read");
        }

        var isAllIn = cursor.SkipAllIn();
        return cursor.IsAtEnd
            ? Deed.Of(DeedKind.Raise, WagerKind.Total, amount, isAllIn)
            : Deed.Unreadable("a bet whose amount cannot be read");
    }

    // "to 50" is a street total, "by 30" and the first number of "30 to 50" what is added to the bet; "raises 50" could be either.
    private static Deed Raise(LineCursor cursor)
    {
        var kind = cursor.Skip("to") ? WagerKind.Total : cursor.Skip("by") ? WagerKind.RaisedBy : WagerKind.Untold;
        if (!cursor.TryAmount(out var amount))
        {
            return kind == WagerKind.Untold && cursor.SkipAllIn() ? AllInFor(cursor) : Deed.Unreadable("a raise whose amount cannot be read");
        }

        if (kind != WagerKind.Total && cursor.Skip("to"))
        {
            kind = cursor.TryAmount(out amount) ? WagerKind.Total : WagerKind.Untold;
        }

        var isAllIn = cursor.SkipAllIn();
        return !cursor.IsAtEnd ? Deed.Unreadable("a raise whose amount cannot be read")
            : kind == WagerKind.Untold ? Deed.Unreadable("a raise that says neither 'to' nor 'by'")
            : Deed.Of(DeedKind.Raise, kind, amount, isAllIn);
    }

    private static Deed AllIn(LineCursor cursor, bool isCertain) =>
        cursor.SkipAllIn() || isCertain ? AllInFor(cursor) : Deed.None;

    private static Deed AllInFor(LineCursor cursor)
    {
        var kind = cursor.Skip("for", "with") ? WagerKind.Added : cursor.Skip("to") ? WagerKind.Total : WagerKind.Untold;
        var isTold = cursor.TryAmount(out var amount);
        kind = !isTold ? WagerKind.Untold : kind == WagerKind.Untold ? WagerKind.Added : kind;
        return cursor.IsAtEnd ? Deed.Of(DeedKind.AllIn, kind, amount, isAllIn: true) : Deed.Unreadable("an all-in whose amount cannot be read");
    }
}
