using System.Globalization;

namespace Poker.Core.Dialects;

/// <summary>Reads PokerNow's lines of stacks: <c>Player stacks: #5 "Ann @ xYz12AbC1" (46332) | #9 "Bob @ xYz12AbC2" (403668)</c>.</summary>
internal static class PokerNowStacks
{
    private const string Start = "Player stacks: ";

    /// <summary>Reads a line, or leaves it.</summary>
    public static void Read(ReadOnlySpan<char> line, KnownPlayers known, List<GameEvent> events)
    {
        if (!line.StartsWith(Start))
        {
            return;
        }

        var rest = line[Start.Length..];
        while (!rest.IsEmpty)
        {
            if (!TryEntry(ref rest, known, events))
            {
                events.Add(new GameEvent.Unreadable("a stack that cannot be read"));
                return;
            }
        }
    }

    // #5 "Ann @ xYz12AbC1" (46332) and, unless it is the last, " | "
    private static bool TryEntry(ref ReadOnlySpan<char> text, KnownPlayers known, List<GameEvent> events)
    {
        var quote = text.IndexOf('"');
        if (text[0] != '#' || quote < 3 || !int.TryParse(text[1..(quote - 1)], NumberStyles.None, CultureInfo.InvariantCulture, out var seat))
        {
            return false;
        }

        var entry = text[(quote + 1)..];
        for (var end = entry.IndexOf("\" ("); end >= 0;)
        {
            var rest = entry[(end + 3)..];
            if (PokerNowId.TrySplit(entry[..end], out var name, out var id) && AmountText.TryRead(ref rest, out var stack) && TryEnd(ref rest))
            {
                var player = known.Find(id) ?? new KnownPlayer(id.ToString(), "");
                // Whoever calls themselves something that no name can be is called by the ID.
                name = name.Trim();
                name = name.IsEmpty || KnownPlayers.CanBeName(name) ? name : player.Id;
                events.Add(new GameEvent.Seated(player.Id, name.SequenceEqual(player.Name) ? player.Name : name.ToString(), seat, stack));
                text = rest;
                return true;
            }

            var next = entry[(end + 1)..].IndexOf("\" (");
            end = next < 0 ? -1 : end + 1 + next;
        }

        return false;
    }

    private static bool TryEnd(ref ReadOnlySpan<char> text)
    {
        if (text.SequenceEqual(")"))
        {
            text = [];
            return true;
        }

        if (!text.StartsWith(") | #"))
        {
            return false;
        }

        text = text[") | ".Length..];
        return true;
    }
}
