namespace Poker.Bot.Tables.Playing;

/// <summary>A table's last events, numbered from 1.</summary>
internal sealed class TableLog
{
    private const int Most = 2_000;

    private readonly Queue<TableEvent> _events = [];

    /// <summary>The number of the last event; 0 before the first.</summary>
    public long Last { get; private set; }

    /// <summary>Adds an event and gives it its number.</summary>
    public void Add(TableEvent told)
    {
        if (_events.Count == Most)
        {
            _events.Dequeue();
        }

        _events.Enqueue(told with { Number = ++Last });
    }

    /// <summary>The events behind a number that a viewer may know.</summary>
    /// <param name="after">The number of the last one that the viewer has.</param>
    /// <param name="viewer">The viewer's seat; null for who only watches.</param>
    public IReadOnlyList<TableEvent> Since(long after, TableSeat? viewer) => after >= Last
        ? []
        : [.. _events.Skip((int)Math.Max(0, after - (Last - _events.Count)))
            .Where(told => told.OnlyFor is not { } number || (number == viewer?.Number && told.Number > viewer.TakenAt))];
}
