using System.Globalization;

using Poker.Core.Cards;
using Poker.Core.Histories;

namespace Poker.Core.Dialects.Writing;

/// <summary>The plain dialect's lines one by one, for who tells a hand while it is played. Amounts are chips.</summary>
/// <remarks>Told in the order of play they are a hand that <see cref="PlainDialect"/> reads back: <see cref="PlainWriter"/> shows one.</remarks>
/// <param name="chipsPerUnit">Chips to the unit in which amounts are written: 1, or 100 for cents.</param>
public sealed class PlainLines(long chipsPerUnit = 1)
{
    private readonly string _format = $"F{(chipsPerUnit == 1 ? 0 : chipsPerUnit <= 100 ? 2 : Amount.MostDecimals)}";

    /// <summary>The hand starts.</summary>
    public static string Start(string id, string dealer) => $"Hand #{id}. Dealer: {dealer}";

    /// <summary>The table's blinds.</summary>
    public string Blinds(long small, long big) => $"Blinds: {Chips(small)}/{Chips(big)}";

    /// <summary>Who is dealt in, and the stack before any post.</summary>
    public string Seat(int number, string name, long stack) => string.Create(CultureInfo.InvariantCulture, $"Seat {number}: {name} ({Chips(stack)})");

    /// <summary>A player posts; a live post's chips are the street total.</summary>
    public string Post(string name, PostKind kind, long chips, bool isAllIn) => $"{name} posts {kind switch
    {
        PostKind.Ante => "an ante",
        PostKind.SmallBlind => "the small blind",
        PostKind.BigBlind => "the big blind",
        PostKind.Straddle => "a straddle",
        PostKind.Dead => "a dead blind",
        _ => "a missed big blind",
    }} of {Chips(chips)}{AllIn(isAllIn)}";

    /// <summary>A player's pocket, told when it is dealt.</summary>
    public static string Dealt(string name, CardSet pocket) => $"{name} is dealt {Cards(pocket)}";

    /// <summary>A player acts: chips added, and the street total afterwards.</summary>
    public string Act(string name, RecordedKind kind, long added, long total, bool isFirstBet, bool isAllIn) => $"{name} {kind switch
    {
        RecordedKind.Fold => "folds",
        RecordedKind.Check => "checks",
        RecordedKind.Call => $"calls {Chips(added)}{AllIn(isAllIn)}",
        _ => $"{(isFirstBet ? "bets" : "raises to")} {Chips(total)}{AllIn(isAllIn)}",
    }}";

    /// <summary>A street's cards.</summary>
    public static string Board(Street street, CardSet fresh) => $"{street}: {Cards(fresh)}";

    /// <summary>The second board of a hand run twice, whole.</summary>
    public static string SecondBoard(CardSet board) => $"Board (second run): {Cards(board)}";

    /// <summary>Uncalled chips go back.</summary>
    public string Return(string name, long chips) => $"Uncalled bet of {Chips(chips)} returned to {name}";

    /// <summary>A player shows.</summary>
    public static string Show(string name, CardSet pocket) => $"{name} shows {Cards(pocket)}";

    /// <summary>A player does not show.</summary>
    public static string Muck(string name) => $"{name} mucks";

    /// <summary>A player is paid.</summary>
    public string Win(string name, long chips) => $"{name} wins {Chips(chips)}";

    /// <summary>An amount in the unit.</summary>
    internal string Chips(long chips) => ((decimal)chips / chipsPerUnit).ToString(_format, CultureInfo.InvariantCulture);

    private static string Cards(CardSet cards) => string.Join(' ', cards.ToArray().Reverse());

    private static string AllIn(bool isAllIn) => isAllIn ? " and is all-in" : "";
}
