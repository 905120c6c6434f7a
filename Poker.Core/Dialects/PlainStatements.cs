using Poker.Core.Cards;

namespace Poker.Core.Dialects;

/// <summary>Lines of the plain dialect that begin with no player's name: starts, seats, blinds, boards.</summary>
internal static class PlainStatements
{
    private const string Decoration = "*-=#~> ";

    /// <summary>Reads a line, or leaves it.</summary>
    public static bool Read(ReadOnlySpan<char> line, KnownPlayers known, List<GameEvent> events)
    {
        var text = line.TrimStart(Decoration);
        var cursor = new LineCursor(text.Length < line.Length ? text.TrimEnd(Decoration) : text);
        if (cursor.Rest.IsEmpty)
        {
            return false;
        }

        // The first letter alone decides for most lines that this is none of them.
        return (cursor.Rest[0] | ' ') switch
        {
            'h' or 'n' => Hand(cursor, known, events),
            's' => cursor.Skip("seat") ? Seat(cursor, events) : Hand(cursor, known, events),
            'e' => cursor.Skip("end of hand") && Add(events, new GameEvent.HandEnded()),
            'd' => Dealer(cursor, known, events) || DealtTo(cursor, known, events),
            'b' => Dealer(cursor, known, events) || Blinds(cursor, events) || Board(cursor, events),
            'f' or 't' or 'r' => Board(cursor, events),
            'u' => Uncalled(cursor, known, events),
            'y' => Yours(cursor, events),
            _ => false,
        };
    }

    private static bool Add(List<GameEvent> events, GameEvent told)
    {
        events.Add(told);
        return true;
    }

    // Hand #12 starts. Dealer: Ann / New hand / Hand #12 ends. But "Starting hand: Ah Kd" is no start: only a new hand needs no ID.
    private static bool Hand(LineCursor cursor, KnownPlayers known, List<GameEvent> events)
    {
        var isNew = cursor.Skip("new hand");
        if (!isNew && !cursor.Skip("starting hand", "start of hand", "hand"))
        {
            return false;
        }

        var id = Id(ref cursor);
        if (!isNew && (cursor.Skip("is over", "over", "ends") || cursor.Skip("ended", "is finished", "is complete")))
        {
            return Add(events, new GameEvent.HandEnded());
        }

        isNew |= cursor.Skip("starts", "started", "begins") && id is not null;
        cursor.SkipSigns(".:,-–! ");
        var isBracketed = cursor.Skip("(");
        var hasDealer = cursor.Skip("dealer:", "button:");
        if (!isNew && (id is null || !(hasDealer || cursor.Rest.Trim(Decoration).IsEmpty)))
        {
            return false;
        }

        return Add(events, new GameEvent.HandStarted(id, hasDealer ? NameOf(isBracketed ? cursor.Rest.TrimEnd(")") : cursor.Rest, known) : null));
    }

    // What begins with a number sign or a digit, up to the next blank.
    private static string? Id(ref LineCursor cursor)
    {
        var hasSign = cursor.Skip("#", "no.");
        var rest = cursor.Rest.TrimStart(' ');
        var end = rest.IndexOfAny(" .:,()");
        var word = end < 0 ? rest : rest[..end];
        if (!KnownPlayers.CanBeName(word) || !(hasSign || char.IsAsciiDigit(word[0])))
        {
            return null;
        }

        cursor = new LineCursor(rest[word.Length..]);
        return word.ToString();
    }

    private static bool Dealer(LineCursor cursor, KnownPlayers known, List<GameEvent> events)
    {
        if (!cursor.Skip("dealer", "button") || !cursor.Skip(":", "is"))
        {
            return false;
        }

        return NameOf(cursor.Rest, known) is { } name && Add(events, new GameEvent.ButtonTold(name));
    }

    // Blinds: 10/20, Blinds are now 20/40
    private static bool Blinds(LineCursor cursor, List<GameEvent> events)
    {
        if (!cursor.Skip("blinds"))
        {
            return false;
        }

        _ = cursor.Skip(":", "are");
        _ = cursor.Skip("now");
        return cursor.TryAmount(out var small) && cursor.Skip("/", "and", "-") && cursor.TryAmount(out var big)
            && Add(events, new GameEvent.BlindsTold(small, big));
    }

    // Seat 3: Ann (1,000)
    private static bool Seat(LineCursor cursor, List<GameEvent> events)
    {
        _ = cursor.Skip("#");
        if (!cursor.TryAmount(out var number) || number.Decimals > 0 || number.TenThousandths > byte.MaxValue * Amount.PerUnit || !cursor.Skip(":"))
        {
            return false;
        }

        var rest = cursor.Rest.TrimEnd(" .");
        var open = rest.LastIndexOf('(');
        if (open < 0 || rest[^1] != ')')
        {
            return false;
        }

        var name = rest[..open].Trim();
        var stack = new LineCursor(rest[(open + 1)..^1]);
        return KnownPlayers.CanBeName(name) && stack.TryAmount(out var chips) && stack.IsAtEnd
            && Add(events, new GameEvent.Seated(name.ToString(), name.ToString(), (int)(number.TenThousandths / Amount.PerUnit), chips));
    }

    // Dealt to Ann: Ah Kd
    private static bool DealtTo(LineCursor cursor, KnownPlayers known, List<GameEvent> events)
    {
        if (!cursor.Skip("dealt to"))
        {
            return false;
        }

        var rest = cursor.Rest.Trim();
        var end = rest.LastIndexOfAny(":[");
        return end > 0 && NameOf(rest[..end], known) is { } name && new LineCursor(rest[(end + 1)..]).TryCards(out var cards)
            && Add(events, new GameEvent.Dealt(name, cards));
    }

    // Your hand: Ah Kd
    private static bool Yours(LineCursor cursor, List<GameEvent> events)
    {
        if (!cursor.Skip("your hand", "your cards", "you are dealt"))
        {
            return false;
        }

        _ = cursor.Skip(":", "is", "are");
        return cursor.TryCards(out var cards) && Add(events, new GameEvent.Dealt(null, cards));
    }

    // Flop: 7d 5h 9d, *** TURN *** [7d 5h 9d] [Kc], River: Kc
    private static bool Board(LineCursor cursor, List<GameEvent> events)
    {
        var street = cursor.Skip("flop") ? Street.Flop : cursor.Skip("turn") ? Street.Turn : cursor.Skip("river") ? Street.River : Street.Preflop;
        if (street == Street.Preflop && !cursor.Skip("board"))
        {
            return false;
        }

        var isSecond = street == Street.Preflop && cursor.Skip("(second run)");
        cursor.SkipSigns($"{Decoration}:");
        if (!cursor.TryCards(out var cards) || !cursor.IsAtEnd)
        {
            return false;
        }

        street = street != Street.Preflop ? street : cards.Count switch { <= 3 => Street.Flop, 4 => Street.Turn, _ => Street.River };
        return Add(events, new GameEvent.BoardDealt(street, cards, isSecond ? BoardKind.SecondRun : BoardKind.First));
    }

    // Uncalled bet of 20 returned to Ann
    private static bool Uncalled(LineCursor cursor, KnownPlayers known, List<GameEvent> events)
    {
        if (!cursor.Skip("uncalled bet"))
        {
            return false;
        }

        _ = cursor.Skip("of");
        cursor.SkipSigns(" (");
        var isTold = cursor.TryAmount(out var amount);
        cursor.SkipSigns(") ");
        _ = cursor.Skip("is", "was");
        return isTold && cursor.Skip("returned to") && NameOf(cursor.Rest, known) is { } name && Add(events, new GameEvent.Returned(name, amount));
    }

    // A name that is known as it stands, or the rest of the line without its full stop.
    private static string? NameOf(ReadOnlySpan<char> text, KnownPlayers known)
    {
        var name = text.Trim();
        var bare = name.TrimEnd(".! ");
        return known.Find(name)?.Id ?? known.IdOf(bare);
    }
}
