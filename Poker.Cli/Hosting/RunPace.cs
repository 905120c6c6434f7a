using System.Diagnostics;
using System.Globalization;
using Poker.Cli.Progress;

namespace Poker.Cli.Hosting;

/// <summary>How fast a run goes, from what its coordinator tells now and then; a run in one line.</summary>
internal sealed class RunPace
{
    private static readonly TimeSpan LeastBetween = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, double> _rates = [];
    private RunView? _before;
    private long _beforeAt, _activityAt;
    private string _activity = "";

    /// <summary>Takes a report and says it in one line.</summary>
    public string Line(RunView run)
    {
        Update(run, Stopwatch.GetTimestamp());
        List<string> parts = [$"{run.Kind} {run.State}{(run.Activity.Length > 0 ? $": {run.Activity}" : "")}"];
        if (run.Progress is { } progress)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{Math.Clamp(progress, 0, 1):P0}"));
        }

        foreach (var name in (string[])["iterations", "nodes", "rows"])
        {
            if (_rates.TryGetValue(name, out var rate) && rate > 0)
            {
                parts.Add($"{Figures.Scaled(rate)} {name}/s");
            }
        }

        parts.Add(string.Create(CultureInfo.InvariantCulture, $"jobs: {run.Leased:N0} at work, {run.Pending:N0} waiting"));
        if (Left(run) is { } left)
        {
            parts.Add($"{Figures.Clock(left)} left");
        }

        return string.Join(", ", parts) + (run.Trouble is { } trouble ? $"; trouble: {trouble}" : "");
    }

    private void Update(RunView run, long now)
    {
        if (_before?.Id != run.Id)
        {
            (_before, _beforeAt, _activity, _activityAt) = (run, now, run.Activity, now);
            _rates.Clear();
            return;
        }

        if (_activity != run.Activity)
        {
            (_activity, _activityAt) = (run.Activity, now);
        }

        var elapsed = Stopwatch.GetElapsedTime(_beforeAt, now);
        if (elapsed < LeastBetween)
        {
            return;
        }

        foreach (var (name, value) in run.Figures)
        {
            if (_before.Figures.TryGetValue(name, out var then))
            {
                _rates[name] = (value - then) / elapsed.TotalSeconds;
            }
        }

        (_before, _beforeAt) = (run, now);
    }

    // Of the activity, at the pace that it had so far.
    private double? Left(RunView run)
    {
        var seconds = Stopwatch.GetElapsedTime(_activityAt).TotalSeconds;
        return run is { IsLive: true, Progress: > 0.02 and < 1 } && seconds > 3 ? seconds * (1 - run.Progress.Value) / run.Progress.Value : null;
    }
}
