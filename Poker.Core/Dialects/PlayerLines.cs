namespace Poker.Core.Dialects;

/// <summary>Reads lines that begin with a player's name, whatever the name looks like.</summary>
/// <remarks>
/// Known names are tried first, the longest before the others, so that <c>Zoë raises to 5 folds</c> is a fold of the player who is called
/// <c>Zoë raises to 5</c>. A name that is not known ends at the first blank behind which all of the rest is a deed.
/// </remarks>
internal static class PlayerLines
{
    /// <summary>Reads a line that begins with the name of a known player.</summary>
    /// <param name="line">The line.</param>
    /// <param name="known">The players.</param>
    /// <param name="events">Receives what the player does.</param>
    /// <returns>What is wrong with the deed of a known player, <see cref="DeedKind.None"/> if nobody does anything.</returns>
    public static Deed ReadKnown<TDeeds>(ReadOnlySpan<char> line, KnownPlayers known, List<GameEvent> events)
        where TDeeds : struct, IDeedGrammar
    {
        var unreadable = Deed.None;
        for (var next = known.NextPrefix(line, 0, out var player); player is not null; next = known.NextPrefix(line, next, out player))
        {
            var deed = TDeeds.Read(line[player.Id.Length..]);
            if (deed.Kind > DeedKind.Unreadable)
            {
                events.Add(deed.By(player.Id));
                return deed;
            }

            unreadable = unreadable.Kind == DeedKind.None ? deed : unreadable;
        }

        return unreadable;
    }

    /// <summary>Reads a line that begins with a name that is not known yet.</summary>
    public static bool ReadUnknown<TDeeds>(ReadOnlySpan<char> line, List<GameEvent> events)
        where TDeeds : struct, IDeedGrammar
    {
        // A name is short: farther behind no deed begins.
        var searched = line[..Math.Min(line.Length, KnownPlayers.MostNameLetters + 16)];
        for (var from = 0; searched[from..].IndexOfAny(TDeeds.Beginnings) is >= 0 and var at; from += at + 1)
        {
            var name = line[..(from + at)].TrimEnd(':');
            if (KnownPlayers.CanBeName(name) && TDeeds.Read(line[(from + at)..]) is { Kind: > DeedKind.Unreadable } deed)
            {
                events.Add(deed.By(name.ToString()));
                return true;
            }
        }

        return false;
    }
}
