namespace Poker.Core.Dialects;

/// <summary>Reads pots that several players share: <c>Ann and Bob split 120</c>, <c>Ann, Bob &amp; Cy split the pot of 120</c>.</summary>
internal static class PlainSplits
{
    private const string Verb = " split ";

    /// <summary>Reads a line, all of whose players have to be known.</summary>
    public static bool Read(ReadOnlySpan<char> line, KnownPlayers known, List<GameEvent> events)
    {
        var at = line.LastIndexOf(Verb);
        if (at < 0)
        {
            return false;
        }

        var cursor = new LineCursor(line[(at + Verb.Length)..]);
        _ = cursor.Skip("the");
        _ = cursor.Skip("main", "side");
        _ = cursor.Skip("pot");
        _ = cursor.Skip("of");
        cursor.SkipSigns(" (:");
        if (!cursor.TryAmount(out var amount) || Names(line[..at], known) is not { Count: > 1 } players)
        {
            return false;
        }

        events.Add(new GameEvent.Split(players, amount));
        return true;
    }

    private static List<string>? Names(ReadOnlySpan<char> text, KnownPlayers known)
    {
        var players = new List<string>();
        while (true)
        {
            if (known.Find(text) is { } last)
            {
                players.Add(last.Id);
                return players;
            }

            known.NextPrefix(text, 0, out var player);
            var rest = player is null ? [] : text[player.Id.Length..];
            var joint = rest.StartsWith(" and ") ? 5 : rest.StartsWith(" & ") ? 3 : rest.StartsWith(", ") ? 2 : 0;
            if (joint == 0)
            {
                return null;
            }

            players.Add(player!.Id);
            text = rest[joint..];
        }
    }
}
