using System.Diagnostics;
using Poker.Core.Cards;
using Poker.Core.Clustering;

namespace Poker.Cli.Progress;

/// <summary>How far one phase of one street is, with its rate and the time left.</summary>
internal sealed class StepMeter(Street street, ClusteringPhase phase)
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private ClusteringProgress _last;
    private TimeSpan _took;

    /// <summary>The street.</summary>
    public Street Street => street;

    /// <summary>The phase.</summary>
    public ClusteringPhase Phase => phase;

    /// <summary>Whether all of it is done.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The share done, in [0, 1].</summary>
    public double Share => IsDone ? 1 : _last.Total > 0 ? Math.Min(1, (double)_last.Done / _last.Total) : 0;

    /// <summary>Whether the end is in sight: iterations usually stop long before a bound of hundreds.</summary>
    public bool IsBounded => phase != ClusteringPhase.Iterating || _last.Total <= 100;

    /// <summary>Takes a report.</summary>
    public void Update(ClusteringProgress report)
    {
        _last = report;
        _took = Stopwatch.GetElapsedTime(_start);
        IsDone = report.Done >= report.Total || report.Iteration is { Moved: 0 };
    }

    /// <summary>What is being done, such as <c>turn · iterations</c>.</summary>
    public string Title => $"{street.Name()} · {Verb}";

    /// <summary>Numbers for people, such as <c>iteration 12, 29,310 moved, inertia 1,393,890,208</c>.</summary>
    public string Detail => _last.Iteration is { } iteration
        ? FormattableString.Invariant($"iteration {iteration.Number}, {iteration.Moved:N0} moved, inertia {iteration.Inertia:N0}")
        : FormattableString.Invariant($"{_last.Done:N0} of {_last.Total:N0} {Unit}");

    /// <summary>Rate and time left, such as <c>1.9 M/s, 0:41 left</c>; how long it took once it is done.</summary>
    public string Pace()
    {
        if (IsDone)
        {
            return FormattableString.Invariant($"{_took.TotalSeconds:0.0} s");
        }

        var seconds = Stopwatch.GetElapsedTime(_start).TotalSeconds;
        if (_last.Done == 0 || seconds < 0.5)
        {
            return "";
        }

        var rate = _last.Done / seconds;

        // An iteration may be the last at any time: only its bound is known.
        return phase == ClusteringPhase.Iterating
            ? FormattableString.Invariant($"{seconds / _last.Done:0.0} s an iteration")
            : $"{Quantities.Scaled(rate)}/s, {Quantities.Clock((_last.Total - _last.Done) / rate)} left";
    }

    private string Verb => phase switch
    {
        ClusteringPhase.Equities => "equities",
        ClusteringPhase.Histograms => "histograms",
        ClusteringPhase.Seeding => "seeds",
        ClusteringPhase.Iterating => "k-means",
        ClusteringPhase.Metric => "metric",
        ClusteringPhase.Storing => "into PostgreSQL",
        _ => "indexed and complete",
    };

    private string Unit => phase switch
    {
        ClusteringPhase.Equities => "classes of boards",
        ClusteringPhase.Histograms => "boards",
        ClusteringPhase.Seeding => "seeds",
        ClusteringPhase.Metric => "pairs",
        _ => "rows",
    };
}
