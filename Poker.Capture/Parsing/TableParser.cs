using Poker.Core.Dialects;
using Poker.Infrastructure.Capture;

namespace Poker.Capture.Parsing;

/// <summary>Parses one table of a session from where it was left.</summary>
/// <remarks>
/// Hands that are over are final. Those of a table whose dialect is not settled, and the hand under way where it comes out before the next has
/// begun, are for now: they begin at or behind <see cref="TableState.Restart"/>, and whatever comes next replaces them. So hands depend on the
/// lines alone, and not on when they came.
/// </remarks>
internal sealed class TableParser
{
    /// <summary>How many lines settle the dialect of a table whose source does not name one.</summary>
    public const int WindowLines = 200;

    private const string Unpaid = "nobody is paid, and no line of the table has come for a while";

    private readonly List<ParsedHand> _final = [];
    private readonly List<StoredLine> _window = [];
    private TableState _state;
    private TableReader? _reader;
    private (long Lines, long Understood, DateTimeOffset LastAt) _seen;

    /// <summary>A table.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="state">Where it was left.</param>
    /// <param name="memory">What was known of it there.</param>
    public TableParser(string name, TableState state, TableMemory memory)
    {
        (Name, _state, _seen) = (name, state, (state.Lines, state.Understood, state.LastAt));
        if (state is { IsSettled: true, Dialect: { } dialect })
        {
            _reader = new(DialectCatalog.Named(dialect), memory, state.Restart, state.CutThrough, _final);
        }
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Takes a line again that was pending when the table was left.</summary>
    public void TakeAgain(in StoredLine line)
    {
        if (_reader is null)
        {
            _window.Add(line);
        }
        else
        {
            _reader.Take(line);
        }
    }

    /// <summary>Takes the next line.</summary>
    /// <returns>Whether it tells something, as far as that is known.</returns>
    public bool Take(in StoredLine line)
    {
        bool isUnderstood;
        if (_reader is not null)
        {
            isUnderstood = _reader.Take(line);
        }
        else
        {
            isUnderstood = TellsSomething(line);
            _window.Add(line);
            if (_window.Count == WindowLines)
            {
                Settle();
            }
        }

        _seen.Lines++;
        if (isUnderstood)
        {
            _seen.Understood++;
            _seen.LastAt = line.ReceivedAt > _seen.LastAt ? line.ReceivedAt : _seen.LastAt;
        }

        return isUnderstood;
    }

    /// <summary>Notes that lines are lost, which may have been this table's.</summary>
    public void Lose(LostLines lost)
    {
        if (_reader is null && _window.Count > 0)
        {
            Settle();
            _window.Clear();
        }

        _reader?.Lose(lost);
        _state = _reader is null ? _state with { Restart = LinePosition.Of(lost.Last + 1), CutThrough = null } : _state;
    }

    /// <summary>The hands that are final and were not given out before, and the position up to which they are.</summary>
    public (List<ParsedHand> Hands, long Restart) TakeFinal()
    {
        List<ParsedHand> hands = [.. _final];
        _final.Clear();
        return (hands, _reader?.Restart ?? WindowStart);
    }

    /// <summary>Leaves the table. Whatever is final has to be taken before.</summary>
    /// <param name="isLast">Whether no line follows, so that the hand under way comes out.</param>
    /// <param name="isQuiet">Whether the hand under way comes out, too, since no line has come for a while.</param>
    /// <param name="memory">What is known of the table up to where it is left.</param>
    /// <param name="hands">Receives the hands that are for now.</param>
    /// <returns>Where to go on from, the memory apart.</returns>
    public TableState Leave(bool isLast, Func<TableState, bool> isQuiet, out TableMemory memory, List<ParsedHand> hands)
    {
        var reader = _reader ?? Guess(hands);
        memory = _reader?.Memory ?? TableMemory.Empty;
        _state = _state with
        {
            Restart = _reader?.Restart ?? WindowStart,
            Pending = _reader?.Pending ?? [.. _window.Select(line => line.Sequence)],
            CutThrough = _reader is null ? _state.CutThrough : _reader.CutThrough,
            IsPaid = reader is { IsPaid: true },
            Lines = _seen.Lines,
            Understood = _seen.Understood,
            LastAt = _seen.LastAt,
        };
        var comesOut = isLast || isQuiet(_state);
        if (comesOut)
        {
            reader?.Close(isLast || _state.IsPaid ? null : Unpaid);
            hands.AddRange(_final);
            _final.Clear();
        }

        return _state = _state with { IsOut = comesOut, HasRows = hands.Count > 0 };
    }

    private long WindowStart => _window.Count > 0 ? LinePosition.Of(_window[0].Sequence) : _state.Restart;

    // Enough lines have come to tell the dialect, or no more will of this piece.
    private void Settle()
    {
        var detected = Detect();
        if (detected.Dialect is { } dialect)
        {
            _state = _state with { IsSettled = true };
            _reader = new(dialect, TableMemory.Empty, WindowStart, _state.CutThrough, _final);
            foreach (var line in _window)
            {
                _reader.Take(line);
            }

            _window.Clear();
            return;
        }

        // Noise before the first line that tells something says nothing; a whole window that cannot be told is passed over.
        var first = _window.FindIndex(line => TellsSomething(line));
        var passed = first > 0 ? first : _window.Count;
        _state = _state with { Restart = LinePosition.Of(_window[passed - 1].Sequence + 1) };
        _window.RemoveRange(0, passed);
    }

    private TableReader? Guess(List<ParsedHand> hands)
    {
        if (_window.Count == 0 || Detect().Dialect is not { } dialect)
        {
            return null;
        }

        var reader = new TableReader(dialect, TableMemory.Empty, WindowStart, _state.CutThrough, hands);
        foreach (var line in _window)
        {
            reader.Take(line);
        }

        return reader;
    }

    private DetectedDialect Detect()
    {
        var detected = DialectDetection.Detect(_window.SelectMany(LineParts.Of).Select(part => part.Text));
        _state = _state with { Dialect = detected.Dialect?.Name, Confidence = detected.Confidence, Why = detected.Reason };
        return detected;
    }

    private static bool TellsSomething(in StoredLine line) =>
        DialectDetection.Detect(LineParts.Of(line).Select(part => part.Text)).Confidence > 0;
}
