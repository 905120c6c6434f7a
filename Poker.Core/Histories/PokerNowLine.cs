using System.Globalization;
using System.Text.RegularExpressions;

namespace Poker.Core.Histories;

/// <summary>One line of a PokerNow log, understood.</summary>
/// <remarks>
/// <code>
/// "Ann @ xYz12AbC1" raises to 8000 and go all in
/// Turn: 4♥, 6♦, 9♥ [Q♥]
/// Uncalled bet of 40 returned to "Ann @ xYz12AbC1"
/// </code>
/// A name can hold anything, also <c>" folds</c> and <c> @ </c>: the player is the shortest quoted text that ends in an ID and is followed
/// by something players do.
/// </remarks>
/// <param name="Kind">What it tells.</param>
/// <param name="Player">The ID of the player concerned, or empty.</param>
/// <param name="Amount">The amount, in the log's unit, or 0.</param>
/// <param name="Text">Cards, or what the kind says, or empty.</param>
public readonly partial record struct PokerNowLine(PokerNowLineKind Kind, string Player, decimal Amount, string Text)
{
    private const string AllIn = " and go all in";
    private const string BombPotBet = " (bomb pot bet)";

    private static readonly (string Verb, PokerNowLineKind Kind)[] Verbs =
    [
        ("folds", PokerNowLineKind.Fold),
        ("checks", PokerNowLineKind.Check),
        ("calls ", PokerNowLineKind.Call),
        ("bets ", PokerNowLineKind.Raise),
        ("raises to ", PokerNowLineKind.Raise),
        ("posts an ante of ", PokerNowLineKind.Ante),
        ("posts a small blind of ", PokerNowLineKind.SmallBlind),
        ("posts a big blind of ", PokerNowLineKind.BigBlind),
        ("posts a straddle of ", PokerNowLineKind.Straddle),
        ("posts a missing small blind of ", PokerNowLineKind.MissedSmallBlind),
        ("posts a missed big blind of ", PokerNowLineKind.MissedBigBlind),
        ("posts a bet of ", PokerNowLineKind.BombPot),
        ("collected ", PokerNowLineKind.Collected),
        ("shows a ", PokerNowLineKind.Show),
    ];

    /// <summary>Understands one line; one that tells nothing of a hand is <see cref="PokerNowLineKind.Other"/>.</summary>
    public static PokerNowLine Parse(string line)
    {
        if (line.StartsWith('"'))
        {
            return OfPlayer(line);
        }

        if (line.StartsWith("-- starting hand", StringComparison.Ordinal) && StartLine().Match(line) is { Success: true } start)
        {
            return new(PokerNowLineKind.Start, start.Groups["id"].Value, 0, start.Groups["game"].Value);
        }

        if (line.StartsWith("Uncalled bet of ", StringComparison.Ordinal) && UncalledLine().Match(line) is { Success: true } uncalled)
        {
            return new(PokerNowLineKind.Uncalled, uncalled.Groups["id"].Value, Number(uncalled.Groups["chips"].Value), "");
        }

        if (BoardLine().Match(line) is { Success: true } board)
        {
            return OfBoard(board);
        }

        if (IdentityLine().Match(line) is { Success: true } login)
        {
            return new(PokerNowLineKind.IdentityChanged, login.Groups["new"].Value, 0, login.Groups["old"].Value);
        }

        return BigBlindLine().Match(line) is { Success: true } blind
            ? new(PokerNowLineKind.BigBlindChanged, "", Number(blind.Groups["chips"].Value), "")
            : line.StartsWith("-- ending hand", StringComparison.Ordinal) ? new(PokerNowLineKind.End, "", 0, "")
            : line.StartsWith("Player stacks: ", StringComparison.Ordinal) ? new(PokerNowLineKind.Stacks, "", 0, line)
            : default;
    }

    /// <summary>The players of a line of stacks, in seat order: ID, name, chips in the log's unit.</summary>
    public static IEnumerable<(string Id, string Name, decimal Chips)> StacksOf(string line) =>
        StackEntry().Matches(line).Select(entry =>
            (entry.Groups["id"].Value, entry.Groups["name"].Value, Number(entry.Groups["chips"].Value)));

    /// <summary>Cards as the log writes them, <c>10♥, A♠</c>, in letters: <c>ThAs</c>.</summary>
    public static string Letters(string cards) =>
        cards.Replace("10", "T").Replace('♣', 'c').Replace('♦', 'd').Replace('♥', 'h').Replace('♠', 's').Replace(",", "");

    private static PokerNowLine OfPlayer(string line)
    {
        for (var end = line.IndexOf("\" ", 1, StringComparison.Ordinal); end > 0; end = line.IndexOf("\" ", end + 1, StringComparison.Ordinal))
        {
            if (PlayerId().Match(line[..(end + 1)]) is { Success: true } player
                && OfDeed(player.Groups["id"].Value, line[(end + 2)..]) is { Kind: not PokerNowLineKind.Other } deed)
            {
                return deed;
            }
        }

        return default;
    }

    private static PokerNowLine OfDeed(string player, string deed)
    {
        foreach (var (verb, kind) in Verbs)
        {
            if (!deed.StartsWith(verb, StringComparison.Ordinal))
            {
                continue;
            }

            var rest = deed[verb.Length..];
            if (kind == PokerNowLineKind.Show)
            {
                return new(kind, player, 0, Letters(rest.TrimEnd('.')));
            }

            var isBomb = rest.EndsWith(BombPotBet, StringComparison.Ordinal);
            var word = kind == PokerNowLineKind.Collected ? rest.Split(' ')[0] : rest.Replace(BombPotBet, "").TrimEnd().Replace(AllIn, "");
            return word.Length == 0 && kind is PokerNowLineKind.Fold or PokerNowLineKind.Check ? new(kind, player, 0, "")
                : decimal.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
                ? new(isBomb ? PokerNowLineKind.BombPot : kind, player, amount, "")
                : default;
        }

        return default;
    }

    private static PokerNowLine OfBoard(Match board)
    {
        var (dealt, before) = (board.Groups["dealt"].Value, board.Groups["before"].Value);
        return board.Groups["which"].Value switch
        {
            "" => new(PokerNowLineKind.Board, "", 0, Letters(dealt)),
            "run" => new(PokerNowLineKind.SecondRun, "", 0, Letters($"{before} {dealt}")),
            _ => new(PokerNowLineKind.SecondBoard, "", 0, ""),
        };
    }

    // What is no number is 0, of which no hand can be made.
    private static decimal Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex("""^-- starting hand #\S+ +(\(id: \w+\) +)?\((?<game>.+)\) \((dead button|dealer: ".* @ (?<id>[\w-]+)")\) --$""")]
    private static partial Regex StartLine();

    [GeneratedRegex("""^Uncalled bet of (?<chips>[\d.]+) returned to ".* @ (?<id>[\w-]+)"$""")]
    private static partial Regex UncalledLine();

    [GeneratedRegex("""^(Flop|Turn|River)( \(second (?<which>run|board)\))?: (?<before>.*)\[(?<dealt>.+)\]$""")]
    private static partial Regex BoardLine();

    [GeneratedRegex("""^The player ".*" changed the ID from (?<old>[\w-]+) to (?<new>[\w-]+) because""")]
    private static partial Regex IdentityLine();

    [GeneratedRegex("""^The game's big blind was changed from [\d.]+ to (?<chips>[\d.]+)\.$""")]
    private static partial Regex BigBlindLine();

    [GeneratedRegex("""#\d+ "(?<name>.*?) @ (?<id>[\w-]+)" \((?<chips>[\d.]+)\)(?= \| #|$)""")]
    private static partial Regex StackEntry();

    [GeneratedRegex("""^".* @ (?<id>[\w-]+)"$""")]
    private static partial Regex PlayerId();
}
