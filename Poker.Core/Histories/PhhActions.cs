using System.Globalization;

using Poker.Core.Cards;

namespace Poker.Core.Histories;

/// <summary>Reads the action lines of a PHH hand: <c>d dh p1 Ah??</c>, <c>d db 2c3c4c</c>, <c>p1 cbr 250</c>, <c>p1 sm AhKd # shown</c>.</summary>
internal sealed class PhhActions(PhhFields fields, int seats)
{
    /// <summary>The pockets known so far.</summary>
    public CardSet[] Pockets { get; } = new CardSet[seats];

    /// <summary>Mask of the seats whose pocket stands where it was dealt.</summary>
    public int DealtOpen { get; private set; }

    /// <summary>Mask of the seats that mucked.</summary>
    public int Mucked { get; private set; }

    /// <summary>Actions and boards so far.</summary>
    public List<RecordedEvent> Events { get; } = [];

    /// <summary>Reads all lines.</summary>
    /// <exception cref="RejectedHandException">A line cannot be understood.</exception>
    public void Read(IEnumerable<string> actions)
    {
        foreach (var action in actions)
        {
            ReadOne(action);
        }
    }

    /// <summary>Reads an amount.</summary>
    public static bool TryAmount(string text, out decimal amount) =>
        decimal.TryParse(text.Replace("_", ""), NumberStyles.Float, CultureInfo.InvariantCulture, out amount);

    private void ReadOne(string action)
    {
        var words = action.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        switch (words)
        {
            case []:
                break;
            case ["d", "dh", var player, var cards]:
                Pockets[Seat(player)] = Known(cards);
                DealtOpen |= Pockets[Seat(player)].IsEmpty ? 0 : 1 << Seat(player);
                break;
            case ["d", "db", var cards]:
                Events.Add(RecordedEvent.Board(Known(cards)));
                break;
            case [var player, "f"]:
                Events.Add(RecordedEvent.Action(RecordedKind.Fold, Seat(player)));
                break;
            case [var player, "cc"]:
                Events.Add(RecordedEvent.Action(RecordedKind.CheckOrCall, Seat(player)));
                break;
            case [var player, "cbr", var amount] when TryAmount(amount, out var total):
                Events.Add(RecordedEvent.Action(RecordedKind.Raise, Seat(player), fields.ToChips(total)));
                break;
            case [var player, "sm"]:
                Mucked |= 1 << Seat(player);
                break;
            case [var player, "sm", var cards]:
                Pockets[Seat(player)] = cards == "-" ? Pockets[Seat(player)] : Known(cards);
                break;
            default:
                throw new RejectedHandException($"an action that no-limit hold'em does not have: {action}");
        }
    }

    private int Seat(string player) =>
        player.Length > 1 && player[0] == 'p' && int.TryParse(player.AsSpan(1), CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= seats
            ? number - 1
            : throw new RejectedHandException($"there is no player {player}");

    // Cards of which one is unknown (??) are no cards to compare.
    private static CardSet Known(string cards) =>
        cards.Contains('?') ? CardSet.Empty
        : CardSet.TryParse(cards, out var set, out var error) ? set
        : throw new RejectedHandException(error!);
}
