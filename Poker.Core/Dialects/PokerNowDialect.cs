using Poker.Core.Cards;
using Poker.Core.Histories;

namespace Poker.Core.Dialects;

/// <summary>The log of PokerNow.</summary>
/// <remarks>
/// <code>
/// -- starting hand #121 (id: jtnjnrtpd79o)  (No Limit Texas Hold'em) (dealer: "Ann @ xYz12AbC1") --
/// Player stacks: #5 "Ann @ xYz12AbC1" (46332) | #9 "Bob @ xYz12AbC2" (403668)
/// "Ann @ xYz12AbC1" raises to 8000 and go all in
/// Turn: 4♥, 6♦, 9♥ [Q♥]
/// Uncalled bet of 40 returned to "Ann @ xYz12AbC1"
/// </code>
/// Players are keyed by their IDs, since names change and can hold anything. Posts, calls, bets and raises are street totals.
/// </remarks>
public sealed class PokerNowDialect : IDialect
{
    private const string NoLimitHoldem = "No Limit Texas Hold'em";
    private const string StartOfHand = "-- starting hand ";
    private const string DeadButton = ") (dead button) --";
    private const string DealtBy = ") (dealer: \"";
    private const string EndOfDealer = "\") --";

    /// <inheritdoc />
    public string Name => "pokernow";

    /// <inheritdoc />
    public DialectTraits Traits => DialectTraits.MarksStarts | DialectTraits.MarksEnds | DialectTraits.TellsStacks
        | DialectTraits.TellsAllIns | DialectTraits.TellsReturns;

    /// <inheritdoc />
    public Leniencies Leniencies => Leniencies.NeedlessFold | Leniencies.CallWrittenAsRaise | Leniencies.CappedRaise;

    /// <inheritdoc />
    public bool IsHallmark(ReadOnlySpan<char> line) =>
        line.StartsWith(StartOfHand) || line.StartsWith("-- ending hand ") || line.StartsWith("Player stacks: #")
        || (line.StartsWith("\"") && line.Contains(" @ ", StringComparison.Ordinal));

    /// <inheritdoc />
    public void Read(ReadOnlySpan<char> line, KnownPlayers known, List<GameEvent> events)
    {
        if (line.IsEmpty)
        {
            return;
        }

        switch (line[0])
        {
            case '"':
                PokerNowDeeds.Read(line, known, events);
                break;
            case '-':
                Boundary(line, known, events);
                break;
            case 'P':
                PokerNowStacks.Read(line, known, events);
                break;
            case 'F' or 'T' or 'R' or 'U' or 'Y':
                OfTable(line, known, events);
                break;
        }
    }

    private static void OfTable(ReadOnlySpan<char> line, KnownPlayers known, List<GameEvent> events)
    {
        if (line.StartsWith("Flop"))
        {
            Board(line["Flop".Length..], Street.Flop, events);
        }
        else if (line.StartsWith("Turn"))
        {
            Board(line["Turn".Length..], Street.Turn, events);
        }
        else if (line.StartsWith("River"))
        {
            Board(line["River".Length..], Street.River, events);
        }
        else if (line.StartsWith("The "))
        {
            Change(line, known, events);
        }
        else if (line.StartsWith("Your hand is "))
        {
            var cards = line["Your hand is ".Length..];
            if (CardText.TryRead(ref cards, out var pocket))
            {
                events.Add(new GameEvent.Dealt(null, pocket));
            }
        }
        else
        {
            Uncalled(line, known, events);
        }
    }

    private static void Boundary(ReadOnlySpan<char> line, KnownPlayers known, List<GameEvent> events)
    {
        if (line.StartsWith("-- ending hand "))
        {
            events.Add(new GameEvent.HandEnded());
            return;
        }

        var gap = line.IndexOf("  (");
        if (!line.StartsWith(StartOfHand) || gap < StartOfHand.Length)
        {
            return;
        }

        var game = line[(gap + 3)..];
        string? dealer = null;
        if (game.EndsWith(DeadButton))
        {
            game = game[..^DeadButton.Length];
        }
        else if (game.IndexOf(DealtBy) is > 0 and var end && game.EndsWith(EndOfDealer))
        {
            var player = game[(end + DealtBy.Length)..];
            dealer = player.Length > EndOfDealer.Length ? PokerNowId.Of(player[..^EndOfDealer.Length], known) : null;
            game = game[..end];
        }

        events.Add(new GameEvent.HandStarted(Id(line[StartOfHand.Length..gap]), dealer));
        if (!game.SequenceEqual(NoLimitHoldem))
        {
            var reason = KnownPlayers.CanBeName(game) ? $"not no-limit hold'em: {game}" : "not no-limit hold'em";
            events.Add(new GameEvent.Skipped(QuarantineCause.OtherGame, reason));
        }
    }

    // "#121 (id: jtnjnrtpd79o)": the ID is the hand's everywhere, the number the table's.
    private static string? Id(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf("(id: ");
        var id = at < 0 ? text.Trim(" #") : text[(at + "(id: ".Length)..].TrimEnd(" )");
        return KnownPlayers.CanBeName(id) ? id.ToString() : null;
    }

    // Flop:  [4♥, 6♦, 9♥] / Turn (second run): K♣, 9♦, 5♣ [K♠]. The cards before the bracket tell of a street whose line is lost.
    private static void Board(ReadOnlySpan<char> line, Street street, List<GameEvent> events)
    {
        var isSecondRun = line.StartsWith(" (second run):");
        if (line.StartsWith(" (second board):"))
        {
            events.Add(PokerNowDeeds.BombPot);
            return;
        }

        if ((!isSecondRun && !line.StartsWith(":")) || !line.Contains('[') || line[^1] != ']')
        {
            return;
        }

        var text = line[(line.IndexOf(':') + 1)..];
        events.Add(CardText.TryRead(ref text, out var cards) && text.IsEmpty
            ? new GameEvent.BoardDealt(street, cards, isSecondRun ? BoardKind.SecondRun : BoardKind.First)
            : new GameEvent.Unreadable("board cards that cannot be read"));
    }

    // Uncalled bet of 362336 returned to "Ann @ xYz12AbC1"
    private static void Uncalled(ReadOnlySpan<char> line, KnownPlayers known, List<GameEvent> events)
    {
        const string Start = "Uncalled bet of ";
        if (!line.StartsWith(Start))
        {
            return;
        }

        var rest = line[Start.Length..];
        if (AmountText.TryRead(ref rest, out var amount) && LinePrefix.TrySkip(ref rest, " returned to \"") && rest.EndsWith("\"")
            && PokerNowId.Of(rest[..^1], known) is { } player)
        {
            events.Add(new GameEvent.Returned(player, amount));
        }
    }

    // The player "Ann @ idC" changed the ID from idC to idD because authenticated login.
    // The game's big blind was changed from 3000 to 4000.
    private static void Change(ReadOnlySpan<char> line, KnownPlayers known, List<GameEvent> events)
    {
        const string IdChange = "\" changed the ID from ";
        const string BigBlind = "The game's big blind was changed from ";
        if (line.StartsWith(BigBlind))
        {
            var rest = line[(line.LastIndexOf(' ') + 1)..];
            if (AmountText.TryRead(ref rest, out var amount))
            {
                events.Add(new GameEvent.BlindsTold(default, amount));
            }
        }
        else if (line.StartsWith("The player \"") && line.LastIndexOf(IdChange) is > 0 and var at)
        {
            var rest = line[(at + IdChange.Length)..];
            var to = rest.IndexOf(" to ");
            var because = rest.IndexOf(" because");
            if (to > 0 && because > to + 4 && PokerNowId.IsId(rest[..to]) && PokerNowId.IsId(rest[(to + 4)..because]))
            {
                var player = rest[(to + 4)..because];
                events.Add(new GameEvent.Renamed(known.Find(player)?.Id ?? player.ToString(), rest[..to].ToString()));
            }
        }
    }
}
