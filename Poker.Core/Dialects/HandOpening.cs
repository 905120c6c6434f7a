namespace Poker.Core.Dialects;

/// <summary>What was told of a hand before anybody acted: where no line tells starts, it tells that a hand broke off there and the next has begun.</summary>
internal sealed class HandOpening
{
    // No hand has so much; it bounds the memory that lines without end can take.
    private const int Most = 500;

    private readonly List<Entry> _entries = [];

    /// <summary>An event, where it stands, and what was known before and after it.</summary>
    public readonly record struct Entry(long Number, int Part, GameEvent Told, TableMemory Before, TableMemory After);

    /// <summary>The events.</summary>
    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>Begins another hand.</summary>
    public void Clear() => _entries.Clear();

    /// <summary>Takes an event in.</summary>
    public void Add(in Entry entry)
    {
        if (_entries.Count < Most)
        {
            _entries.Add(entry);
        }
    }

    /// <summary>The index of the event that begins the next hand, as many as there are for the one that comes now; −1 where it belongs to this hand.</summary>
    public int NextHand(GameEvent told) => told switch
    {
        GameEvent.Posted { Kind: PostKind.BigBlind } => SecondBigBlind(told),
        GameEvent.Posted { Kind: PostKind.Ante, Player: var player } =>
            AfterPosts(Last(before => before is GameEvent.Posted { Kind: PostKind.Ante, Player: var other } && other == player)),
        GameEvent.Seated { Player: var player } => AfterPosts(Last(before => before is GameEvent.Seated { Player: var other } && other == player)),
        GameEvent.ButtonTold(var player) => SecondButton(player),
        _ => -1,
    };

    // Nobody posts it twice, but a line can be printed twice. A small blind since the first is the next hand's already.
    private int SecondBigBlind(GameEvent told)
    {
        var first = Last(before => before is GameEvent.Posted { Kind: PostKind.BigBlind });
        if (first < 0 || (first == _entries.Count - 1 && _entries[first].Told == told))
        {
            return -1;
        }

        var small = _entries.FindIndex(first, entry => entry.Told is GameEvent.Posted { Kind: PostKind.SmallBlind });
        return small < 0 ? _entries.Count : small;
    }

    private int SecondButton(string player)
    {
        var first = Last(before => before is GameEvent.ButtonTold);
        return first >= 0 && _entries[first].Told is GameEvent.ButtonTold(var dealer) && dealer != player ? _entries.Count : AfterPosts(first);
    }

    // What is told again belongs to the next hand if blinds have been posted since.
    private int AfterPosts(int first) =>
        first >= 0 && Last(before => before is GameEvent.Posted { Kind: PostKind.SmallBlind or PostKind.BigBlind }) > first ? _entries.Count : -1;

    private int Last(Predicate<GameEvent> holds) => _entries.FindLastIndex(entry => holds(entry.Told));
}
