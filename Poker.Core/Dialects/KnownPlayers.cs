using System.Collections.Immutable;

namespace Poker.Core.Dialects;

/// <summary>The players whom a table's lines have named so far; a value, never changed.</summary>
/// <remarks>At most <see cref="Most"/>: beyond that the one who was learnt first is forgotten, and learnt again when named again; whoever plays is
/// kept before others.</remarks>
public sealed class KnownPlayers
{
    /// <summary>How many are remembered.</summary>
    public const int Most = 64;

    /// <summary>The longest name or ID that can be a player's, in UTF-16 code units.</summary>
    public const int MostNameLetters = 64;

    /// <summary>Nobody.</summary>
    public static readonly KnownPlayers None = new([]);

    private readonly KnownPlayer[] _longestFirst;

    /// <summary>The players, in the order in which they were learnt.</summary>
    public KnownPlayers(ImmutableArray<KnownPlayer> all)
    {
        All = all.IsDefault ? [] : all;
        _longestFirst = [.. All.OrderByDescending(player => player.Id.Length)];
    }

    /// <summary>The players, in the order in which they were learnt.</summary>
    public ImmutableArray<KnownPlayer> All { get; }

    /// <summary>The player of an ID, or null.</summary>
    public KnownPlayer? Find(ReadOnlySpan<char> id)
    {
        foreach (var player in _longestFirst)
        {
            if (player.Id.Length == id.Length && id.SequenceEqual(player.Id))
            {
                return player;
            }
        }

        return null;
    }

    /// <summary>The ID that the player of an ID has now, or null for null.</summary>
    public string? IdNow(string? id)
    {
        foreach (var player in All)
        {
            if (id is not null && player.Formerly == id)
            {
                return player.Id;
            }
        }

        return id;
    }

    /// <summary>The ID that a text is, the same string for the same player, or null if it can be no name.</summary>
    public string? IdOf(ReadOnlySpan<char> text) => Find(text)?.Id ?? (CanBeName(text) ? text.ToString() : null);

    /// <summary>The players whose IDs a text begins with, longest first: looks from an index on, and returns the next index.</summary>
    /// <param name="text">The text.</param>
    /// <param name="from">0, or what the last call returned.</param>
    /// <param name="player">The player, or null if there is none from that index on.</param>
    public int NextPrefix(ReadOnlySpan<char> text, int from, out KnownPlayer? player)
    {
        for (var i = from; i < _longestFirst.Length; i++)
        {
            var id = _longestFirst[i].Id;
            if (id.Length < text.Length && text[0] == id[0] && text.StartsWith(id, StringComparison.Ordinal))
            {
                player = _longestFirst[i];
                return i + 1;
            }
        }

        player = null;
        return _longestFirst.Length;
    }

    /// <summary>These and a player, who takes the place of one with the same ID.</summary>
    public KnownPlayers With(KnownPlayer player)
    {
        for (var i = 0; i < All.Length; i++)
        {
            if (All[i].Id == player.Id)
            {
                return All[i] == player ? this : new(All.SetItem(i, player));
            }
        }

        return new((All.Length == Most ? All.RemoveAt(0) : All).Add(player));
    }

    /// <summary>These, with some players as the last to be forgotten.</summary>
    internal KnownPlayers Renewed(IEnumerable<string> ids)
    {
        var all = All.ToBuilder();
        foreach (var id in ids)
        {
            if (Find(id) is { } player)
            {
                all.Remove(player);
                all.Add(player);
            }
        }

        return new(all.ToImmutable());
    }

    /// <summary>Whether a text can be a player's name: not blank, not too long, well-formed, without control characters.</summary>
    public static bool CanBeName(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > MostNameLetters || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]) || char.IsControl(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
