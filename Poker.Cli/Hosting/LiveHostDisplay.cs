using Poker.Cli.Progress;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Postgres.Stores;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Poker.Cli.Hosting;

/// <summary>One page on a terminal that changes in place: what runs where, the run with its rates, the workers, the last sentences.</summary>
internal sealed class LiveHostDisplay : IHostDisplay
{
    private const int MostNotes = 8, MostWorkers = 12;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly Lock _turn = new();
    private readonly Queue<string> _notes = new();
    private readonly RunPace _pace = new();
    private readonly CancellationTokenSource _end = new();
    private readonly Task _drawing;
    private HostFacts? _facts;
    private RunsReport? _report;
    private TrainingReport? _training;
    private string _run = "", _line = "";

    /// <summary>Shows from now on.</summary>
    public LiveHostDisplay(IAnsiConsole console) => _drawing = console
        .Live(new Text(""))
        .Overflow(VerticalOverflow.Crop)
        .Cropping(VerticalOverflowCropping.Bottom)
        .StartAsync(DrawAsync);

    /// <inheritdoc />
    public TimeSpan ReportEvery => TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public void Say(string sentence)
    {
        lock (_turn)
        {
            _notes.Enqueue(sentence);
            while (_notes.Count > MostNotes)
            {
                _notes.Dequeue();
            }
        }
    }

    /// <inheritdoc />
    public void Started(HostFacts facts)
    {
        lock (_turn)
        {
            _facts = facts;
        }
    }

    /// <inheritdoc />
    public void Show(RunsReport report)
    {
        lock (_turn)
        {
            _report = report;
            _run = report.Live is { } live ? _pace.Line(live) : "";
        }
    }

    /// <inheritdoc />
    public void Report(TrainingReport value)
    {
        lock (_turn)
        {
            _line = TrainingDisplay.Line(value, _training);
            _training = value;
        }
    }

    /// <inheritdoc />
    public void Report(SyncProgress value)
    {
        lock (_turn)
        {
            _line = FormattableString.Invariant($"sync · {value.Phase.ToString().ToLowerInvariant()}: {value.Done:N0} of {value.Total:N0} rows");
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _drawing;
        _end.Dispose();
    }

    private async Task DrawAsync(LiveDisplayContext context)
    {
        while (!_end.IsCancellationRequested)
        {
            Draw(context);
            await Task.Delay(Interval, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Draw(context);
    }

    private void Draw(LiveDisplayContext context)
    {
        lock (_turn)
        {
            context.UpdateTarget(Page());
        }
    }

    private Rows Page()
    {
        var parts = new List<IRenderable>();
        if (_facts is not null)
        {
            var grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
            foreach (var (name, value) in _facts.Lines())
            {
                grid.AddRow(new Text(name, new Style(foreground: Color.Grey)), new Text(value));
            }

            parts.Add(grid);
        }

        // What was going on when it ended is over.
        var over = _end.IsCancellationRequested;
        parts.AddRange(((string[])[over ? "" : _run, _line]).Where(line => line.Length > 0).Select(line => new Text(line)));
        if (!over && _report is { Workers: { Count: > 0 } workers })
        {
            parts.Add(RunsTable.Workers(_report with { Workers = [.. workers.Take(MostWorkers)] }));
            if (workers.Count > MostWorkers)
            {
                parts.Add(new Text($"and {workers.Count - MostWorkers} more workers"));
            }
        }

        parts.AddRange(_notes.Select(note => new Text(note, new Style(foreground: Color.Grey))));
        if (!over)
        {
            parts.Add(new Text("Q and Enter, or Ctrl-C, ends everything in order.", new Style(foreground: Color.Grey)));
        }

        return new Rows(parts);
    }
}
