using System.Diagnostics;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Cli.Progress;

/// <summary>Shows a training and its sync: a line that changes on a terminal, broken where that is narrow; a line every few seconds elsewhere.</summary>
/// <param name="output">Where to.</param>
/// <param name="live">Whether that is a terminal.</param>
internal sealed class TrainingDisplay(TextWriter output, bool live) : IProgress<TrainingReport>, IProgress<SyncProgress>
{
    private const string ClearLine = "\r\u001b[2K", ClearLineAbove = "\u001b[A\u001b[2K", BetweenParts = ", ";

    private readonly Lock _turn = new();
    private readonly TimeSpan _syncInterval = live ? TimeSpan.FromSeconds(0.2) : TimeSpan.FromSeconds(3);
    private TrainingReport? _last;
    private int _openLines;
    private bool _isLost;
    private long _syncBegun, _syncTold;

    /// <summary>Called once when nothing can be written any more: the terminal was closed, the pipe's reader left.</summary>
    public Action? Lost { get; set; }

    /// <summary>How often reports are worth making.</summary>
    public TimeSpan ReportEvery => live ? TimeSpan.FromSeconds(1) : TimeSpan.FromSeconds(5);

    /// <summary>Says a sentence.</summary>
    public void Say(string sentence)
    {
        lock (_turn)
        {
            Write(Clear() + sentence, endLine: true);
            _openLines = 0;
        }
    }

    /// <summary>Takes the changing line away: what follows on the terminal is not this display's.</summary>
    public void End()
    {
        lock (_turn)
        {
            Write(Clear(), endLine: false);
            _openLines = 0;
        }
    }

    /// <inheritdoc />
    public void Report(TrainingReport value)
    {
        var line = Line(value, _last);
        _last = value;
        Show(line);
    }

    /// <inheritdoc />
    /// <remarks>Comes from several connections at once.</remarks>
    public void Report(SyncProgress value)
    {
        lock (_turn)
        {
            var now = Stopwatch.GetTimestamp();
            if (value.Phase == SyncPhase.Staging)
            {
                (_syncBegun, _syncTold) = (now, 0);
            }

            // Copying and indexing overlap: their rows come when they come, the other steps at once.
            var isRows = value.Phase is SyncPhase.Copying or SyncPhase.Indexing;
            if (isRows && value.Done < value.Total && Stopwatch.GetElapsedTime(_syncTold, now) < _syncInterval)
            {
                return;
            }

            _syncTold = now;
            var seconds = Stopwatch.GetElapsedTime(_syncBegun, now).TotalSeconds;
            Show(isRows
                ? FormattableString.Invariant($"sync · {Verb(value.Phase)}: {value.Done:N0} of {value.Total:N0} rows, {Figures.Scaled(value.Done / Math.Max(seconds, 1e-3))}/s")
                : FormattableString.Invariant($"sync · {Verb(value.Phase)}, {seconds:0.0} s"));
        }
    }

    /// <summary>A report in one line; rates are those since the report before.</summary>
    public static string Line(TrainingReport report, TrainingReport? before)
    {
        var (now, then) = (report.Summary, before?.Summary);
        var seconds = (report.Elapsed - (before?.Elapsed ?? TimeSpan.Zero)).TotalSeconds;
        List<string> parts =
        [
            Figures.Clock(report.Elapsed.TotalSeconds),
            FormattableString.Invariant($"{now.Iterations:N0} iterations"),
        ];
        if (then is not null && seconds > 0)
        {
            parts.Add($"{Figures.Scaled((now.Iterations - then.Iterations) / seconds)} iterations/s");
            parts.Add($"{Figures.Scaled((now.Nodes - then.Nodes) / seconds)} nodes/s");
        }

        parts.Add(FormattableString.Invariant($"{now.Touched:N0} of {now.InformationSets:N0} information sets"));
        parts.Add($"mean positive regret {Figures.Scaled(now.MeanPositiveRegret)} mbb");
        if (report.Left is { } left)
        {
            parts.Add($"{Figures.Clock(left.TotalSeconds)} left");
        }

        if (report.NextCheckpoint is { } next)
        {
            parts.Add($"checkpoint in {Figures.Clock(next.TotalSeconds)}");
        }

        return string.Join(BetweenParts, parts);
    }

    /// <summary>Shows a line in place of the one before; one more line elsewhere than on a terminal.</summary>
    public void Show(string line)
    {
        lock (_turn)
        {
            if (!live)
            {
                Write(line, endLine: true);
                return;
            }

            var lines = Break(line, Console.WindowWidth - 1);
            Write(Clear() + string.Join(Environment.NewLine, lines), endLine: false);
            _openLines = lines.Count;
        }
    }

    private string Clear() => _openLines == 0
        ? ""
        : ClearLine + string.Concat(Enumerable.Repeat(ClearLineAbove, _openLines - 1));

    // Hours of training are not lost because nobody looks.
    private void Write(string text, bool endLine)
    {
        try
        {
            if (!_isLost)
            {
                output.Write(endLine ? text + Environment.NewLine : text);
            }
        }
        catch (IOException)
        {
            _isLost = true;
            Lost?.Invoke();
        }
    }

    /// <summary>A line as several that fit: one that the terminal breaks could not be overwritten.</summary>
    /// <param name="line">Parts with a comma and a blank between them.</param>
    /// <param name="width">Columns; no limit where it is not positive.</param>
    public static IReadOnlyList<string> Break(string line, int width)
    {
        if (width <= 0 || line.Length <= width)
        {
            return [line];
        }

        var lines = new List<string>();
        foreach (var part in line.Split(BetweenParts))
        {
            if (lines.Count > 0 && lines[^1].Length + BetweenParts.Length + part.Length < width)
            {
                lines[^1] += BetweenParts + part;
                continue;
            }

            if (lines.Count > 0)
            {
                lines[^1] += ',';
            }

            lines.Add(part[..Math.Min(part.Length, width - 1)]);
        }

        return lines;
    }

    private static string Verb(SyncPhase phase) => phase switch
    {
        SyncPhase.Staging => "counting",
        SyncPhase.Copying => "into PostgreSQL",
        SyncPhase.Indexing => "indexed",
        SyncPhase.Waiting => "waiting for whoever reads the old blueprint",
        SyncPhase.Merging => "taking the old blueprint's place",
        SyncPhase.Stamping => "stamping",
        _ => "done",
    };
}
