using Poker.Infrastructure.Capture;

namespace Poker.Tests.Infrastructure.Capture;

/// <summary>What <see cref="LineStore"/> is to do for one session, a line at a time in a dictionary.</summary>
internal sealed class LineModel
{
    private readonly SortedDictionary<long, (string Text, string? Table)> _lines = [];

    /// <summary>The lines that are stored.</summary>
    public IReadOnlyDictionary<long, (string Text, string? Table)> Lines => _lines;

    /// <summary>Conflicts so far.</summary>
    public long Conflicts { get; private set; }

    /// <summary>The last line before the first hole.</summary>
    public long Through
    {
        get
        {
            var through = 0L;
            while (_lines.ContainsKey(through + 1))
            {
                through++;
            }

            return through;
        }
    }

    /// <summary>Takes a batch, and says what its receipt is to be.</summary>
    public LineReceipt Store(long session, LineBatch batch)
    {
        var (stored, repeated) = (0, 0);
        var conflicts = new SortedSet<long>();
        foreach (var line in batch.Lines)
        {
            var told = (line.Text, line.Table);
            if (_lines.TryAdd(line.Sequence, told))
            {
                stored++;
            }
            else if (_lines[line.Sequence] == told)
            {
                repeated++;
            }
            else
            {
                conflicts.Add(line.Sequence);
            }
        }

        Conflicts += conflicts.Count;
        return new LineReceipt(session, stored, repeated, [.. conflicts], Through);
    }
}
