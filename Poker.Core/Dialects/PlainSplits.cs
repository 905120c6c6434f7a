using System.Buffers;

using Poker.Core.Game;

namespace Poker.Core.Dialects;

/// <summary>Reads pots that several players share: <c>Ann and Bob split 120</c>, <c>Ann, Bob &amp; Cy split the pot of 120</c>.</summary>
internal static class PlainSplits
{
    private const string Verb = " split ";

    // Lines of noise come this far: the search has to be vectorised.
    private static readonly SearchValues<string> Verbs = SearchValues.Create([Verb], StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a line, all of whose players have to be known.</summary>
    public static bool Read(ReadOnlySpan<char> line, KnownPlayers known, List<GameEvent> events)
    {
        for (var from = 0; line[from..].IndexOfAny(Verbs) is >= 0 and var next; from += next + 1)
        {
            var at = from + next;
            if (TryAmount(line[(at + Verb.Length)..], out var amount) && Names(line[..at], known) is { } players)
            {
                events.Add(new GameEvent.Split(players, amount));
                return true;
            }
        }

        return false;
    }

    private static bool TryAmount(ReadOnlySpan<char> text, out Amount amount)
    {
        var cursor = new LineCursor(text);
        _ = cursor.Skip("the");
        _ = cursor.Skip("main", "side");
        _ = cursor.Skip("pot");
        _ = cursor.Skip("of");
        cursor.SkipSigns(" (:");
        return cursor.TryAmount(out amount);
    }

    private static List<string>? Names(ReadOnlySpan<char> text, KnownPlayers known)
    {
        var players = new List<string>(Seats.Most);
        return TryNames(text, known, players) ? players : null;
    }

    // The longest names first; where the rest makes no sense behind one, a shorter one: "Ann and Bob" can be one player, or two.
    private static bool TryNames(ReadOnlySpan<char> text, KnownPlayers known, List<string> players)
    {
        if (players.Count > 0 && known.Find(text) is { } last && !players.Contains(last.Id))
        {
            players.Add(last.Id);
            return true;
        }

        if (players.Count >= Seats.Most - 1)
        {
            return false;
        }

        for (var next = known.NextPrefix(text, 0, out var player); player is not null; next = known.NextPrefix(text, next, out player))
        {
            var joint = Joint(text[player.Id.Length..]);
            if (joint > 0 && !players.Contains(player.Id))
            {
                players.Add(player.Id);
                if (TryNames(text[(player.Id.Length + joint)..], known, players))
                {
                    return true;
                }

                players.RemoveAt(players.Count - 1);
            }
        }

        return false;
    }

    private static int Joint(ReadOnlySpan<char> text) => text.StartsWith(" and ", StringComparison.OrdinalIgnoreCase) ? " and ".Length
        : text.StartsWith(" & ") ? " & ".Length
        : text.StartsWith(", ") ? ", ".Length
        : 0;
}
