using Poker.Core.Solving.Games;

namespace Poker.Core.Solving;

/// <summary>The information sets of a game: the shape of its strategies, which are flat arrays with a number an <em>entry</em>.</summary>
/// <remarks>
/// An entry is an action at an information set; a set's entries lie side by side, player 0's sets before player 1's, and a set after
/// every set that its player can have passed on the way. The number after the last entry, <see cref="Entries"/>, stands for "nothing
/// done yet": an array of sequences is one longer than one of entries.
/// </remarks>
public sealed class InformationSets
{
    private readonly int[] _firstEntry;
    private readonly int[] _parentEntry;
    private readonly string[] _names;
    private readonly string[] _actionNames;
    private readonly int _setsOfFirst;

    internal InformationSets(int setsOfFirst, int[] firstEntry, int[] parentEntry, string[] names, string[] actionNames)
    {
        _setsOfFirst = setsOfFirst;
        _firstEntry = firstEntry;
        _parentEntry = parentEntry;
        _names = names;
        _actionNames = actionNames;
    }

    /// <summary>How many sets there are, both players' together.</summary>
    public int Count => _names.Length;

    /// <summary>How many entries there are, both players' together.</summary>
    public int Entries => _actionNames.Length;

    /// <summary>The first entry of each set, then <see cref="Entries"/>: set s has the entries [s] … [s + 1] − 1.</summary>
    public ReadOnlySpan<int> FirstEntry => _firstEntry;

    /// <summary>Of each set, the entry that its player took last on the way to it, or <see cref="Entries"/> if none.</summary>
    public ReadOnlySpan<int> ParentEntry => _parentEntry;

    /// <summary>A player's sets, as a range of set numbers.</summary>
    public (int From, int To) SetsOf(int player) => player == 0 ? (0, _setsOfFirst) : (_setsOfFirst, Count);

    /// <summary>A player's entries, as a range of entry numbers.</summary>
    public (int From, int To) EntriesOf(int player)
    {
        var (from, to) = SetsOf(player);
        return (_firstEntry[from], _firstEntry[to]);
    }

    /// <summary>The player that acts at a set.</summary>
    public Actor ActorOf(int set) => set < _setsOfFirst ? Actor.First : Actor.Second;

    /// <summary>What the player knows at a set, in the game's own notation.</summary>
    public string NameOf(int set) => _names[set];

    /// <summary>The name of an entry's action.</summary>
    public string ActionNameOf(int entry) => _actionNames[entry];
}
