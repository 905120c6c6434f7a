using System.Diagnostics;
using Poker.Cli.Progress;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Cli.Hosting;

/// <summary>Lines: one that changes on a terminal, one every few seconds elsewhere.</summary>
internal sealed class PlainHostDisplay(TextWriter output, bool live) : IHostDisplay
{
    private readonly Lock _turn = new();
    private readonly TrainingDisplay _training = new(output, live);
    private readonly TimeSpan _interval = live ? TimeSpan.FromSeconds(0.5) : TimeSpan.FromSeconds(5);
    private readonly RunPace _pace = new();
    private string _told = "";
    private string _state = "";
    private string? _trouble;
    private long _toldAt;
    private volatile bool _isTraining;

    /// <inheritdoc />
    public TimeSpan ReportEvery => _training.ReportEvery;

    /// <inheritdoc />
    public void Say(string sentence) => _training.Say(sentence);

    /// <inheritdoc />
    public void Started(HostFacts facts)
    {
        foreach (var (name, value) in facts.Lines())
        {
            Say($"{name + ":",-13}{value}");
        }
    }

    /// <inheritdoc />
    public void Show(RunsReport report)
    {
        lock (_turn)
        {
            if (report.Live is not { } run)
            {
                return;
            }

            if (run.Trouble is { } trouble && trouble != _trouble)
            {
                _training.Say($"Trouble: {trouble}");
            }

            // A training's own reports say more.
            _trouble = run.Trouble;
            if (_isTraining && run.State == "active")
            {
                return;
            }

            // A change of state is told at once, the rest now and then.
            var (line, state) = (_pace.Line(run with { Trouble = null }), $"{run.Id} {run.State} {report.Workers.Count(worker => worker.State is "working" or "idle")}");
            if (line != _told && (state != _state || Stopwatch.GetElapsedTime(_toldAt) > _interval))
            {
                (_told, _state, _toldAt) = (line, state, Stopwatch.GetTimestamp());
                _training.Show($"{line}; {Workers(report)}");
            }
        }
    }

    /// <inheritdoc />
    public void Report(TrainingReport value)
    {
        _isTraining = true;
        _training.Report(value);
    }

    /// <inheritdoc />
    public void Report(SyncProgress value) => _training.Report(value);

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _training.End();
        return ValueTask.CompletedTask;
    }

    /// <summary>The workers in a few words, such as <c>3 workers, 1 lost</c>.</summary>
    public static string Workers(RunsReport report)
    {
        var there = report.Workers.Count(worker => worker.State is "working" or "idle");
        var lost = report.Workers.Count(worker => worker.State == "lost");
        return $"{there} {(there == 1 ? "worker" : "workers")}{(lost > 0 ? $", {lost} lost" : "")}";
    }
}
