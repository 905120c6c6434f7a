using System.Runtime.InteropServices;

namespace Poker.Infrastructure.Capture;

/// <summary>The lines of a batch, sorted, less those that are found to be no new ones, and what became of these.</summary>
internal sealed class LineSet
{
    private readonly SortedSet<long> _conflicts = [];
    private readonly bool _hasDoubles;
    private List<Line> _lines;

    /// <summary>All lines of a batch.</summary>
    public LineSet(IReadOnlyList<CapturedLine> lines)
    {
        _lines = new(lines.Count);
        foreach (var line in lines)
        {
            _lines.Add(Line.Of(line));
        }

        if (!IsAscending(_lines))
        {
            // A stable sort: which came first has to stay so.
            _lines = [.. _lines.OrderBy(line => line.Sequence)];
            _hasDoubles = true;
        }
    }

    /// <summary>The lines that are left.</summary>
    public ReadOnlySpan<Line> Lines => CollectionsMarshal.AsSpan(_lines);

    /// <summary>Lines that were there before, with the same text.</summary>
    public int Repeated { get; private set; }

    /// <summary>Sequences that came again with another text or table, sorted.</summary>
    public IReadOnlyList<long> Conflicts => [.. _conflicts];

    /// <summary>How many lines are left.</summary>
    public int Count => _lines.Count;

    /// <summary>Leaves out what was stored and has expired.</summary>
    public void DropThrough(long expired)
    {
        var count = _lines.FindIndex(line => line.Sequence > expired) is var first && first < 0 ? _lines.Count : first;
        Repeated += count;
        _lines.RemoveRange(0, count);
    }

    /// <summary>Leaves out lines whose sequences are stored, each the same or a conflict.</summary>
    /// <param name="stored">By sequence.</param>
    public void DropStored(IReadOnlyDictionary<long, Line> stored) => _lines = _lines.FindAll(line =>
    {
        if (!stored.TryGetValue(line.Sequence, out var first))
        {
            return true;
        }

        Meet(first, line);
        return false;
    });

    /// <summary>Leaves out lines whose sequences are there before them, each the same or a conflict.</summary>
    public void DropDoubles()
    {
        if (!_hasDoubles)
        {
            return;
        }

        var kept = new List<Line>(_lines.Count);
        foreach (var line in _lines)
        {
            if (kept.Count > 0 && kept[^1].Sequence == line.Sequence)
            {
                Meet(kept[^1], line);
            }
            else
            {
                kept.Add(line);
            }
        }

        _lines = kept;
    }

    /// <summary>The sequences that are left, up to a largest one.</summary>
    public long[] Sequences(long largest) => [.. _lines.Select(line => line.Sequence).TakeWhile(sequence => sequence <= largest)];

    private static bool IsAscending(List<Line> lines)
    {
        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i].Sequence <= lines[i - 1].Sequence)
            {
                return false;
            }
        }

        return true;
    }

    private void Meet(Line first, Line again)
    {
        if (first.IsSame(again))
        {
            Repeated++;
        }
        else
        {
            _conflicts.Add(again.Sequence);
        }
    }

    /// <summary>A line as it is stored.</summary>
    public readonly record struct Line(long Sequence, string Text, int Length, DateTimeOffset? ToldAt, string? Table)
    {
        public static Line Of(CapturedLine line) => new(
            line.Sequence,
            LineText.Clean(line.Text, LineText.Longest),
            line.Text.Length,
            line.ToldAt,
            string.IsNullOrEmpty(line.Table) ? null : LineText.Clean(line.Table, LineText.LongestTable));

        /// <summary>Whether another one says the same: a sender that repeats a line may have lost when it was told.</summary>
        public bool IsSame(Line other) => Length == other.Length && Table == other.Table && Text == other.Text;
    }
}
