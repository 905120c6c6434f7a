using Npgsql;
using Poker.Core.Statistics;

namespace Poker.Infrastructure.Live;

/// <summary>How a trial went, over its results. Reads what is stored, from where it last stopped.</summary>
public sealed class TrialCurve
{
    private const int ResultsAtATime = 5_000, MostPoints = 400;

    private readonly SequentialComparison _comparison;
    private readonly ConfidenceSequence _sequence;
    private readonly LiveSpec _spec;
    private readonly List<TrialPoint> _points = [];
    private long _place, _spacing = 1;

    /// <summary>A trial of which nothing was read yet.</summary>
    /// <param name="canary">The canary's version.</param>
    /// <param name="production">The version that it is compared with.</param>
    /// <param name="spec">How it is tried.</param>
    /// <param name="alpha">The error rate of calling it better.</param>
    public TrialCurve(long canary, long production, LiveSpec spec, double alpha)
    {
        (Canary, Production, _spec) = (canary, production, spec);
        _comparison = new(TrialResult.MostBigBlinds, spec.LeastEffect, alpha, spec.Beta);
        _sequence = new(TrialResult.MostBigBlinds, spec.LeastEffect, alpha, spec.Beta, 0, spec.LeastEffect);
    }

    /// <summary>The canary's version.</summary>
    public long Canary { get; }

    /// <summary>The version that it is compared with.</summary>
    public long Production { get; }

    /// <summary>What was seen so far.</summary>
    public SequentialComparison Comparison => _comparison;

    /// <summary>Points over the results, 400 at most, evenly; the last one is of now.</summary>
    public IReadOnlyList<TrialPoint> Points => _points is [.., var last] && last.Results == _comparison.Differences.Count || _comparison.Differences.Count == 0
        ? [.. _points]
        : [.. _points, PointNow()];

    /// <summary>Reads what has come, until it decided.</summary>
    public async Task ReadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        while (!IsOver)
        {
            var results = await TrialStore.ReadAsync(connection, Canary, Production, _place, ResultsAtATime, cancellation);
            foreach (var (place, difference) in results)
            {
                _place = place;
                if (float.IsFinite(difference) && !IsOver)
                {
                    Add(Math.Clamp(difference, -TrialResult.MostBigBlinds, TrialResult.MostBigBlinds));
                }
            }

            if (results.Count < ResultsAtATime)
            {
                break;
            }
        }
    }

    // As the one that decides has it.
    private bool IsOver => _comparison.Verdict != SequentialVerdict.Undecided || _comparison.Differences.Count >= _spec.MostTrialResults;

    private void Add(float difference)
    {
        _comparison.Add(difference);
        _sequence.Add(difference);
        if (_comparison.Differences.Count % _spacing != 0)
        {
            return;
        }

        _points.Add(PointNow());
        if (_points.Count == MostPoints)
        {
            _spacing *= 2;
            _points.RemoveAll(point => point.Results % _spacing != 0);
        }
    }

    private TrialPoint PointNow()
    {
        var (low, high) = _sequence.Bounds();
        return new(
            _comparison.Differences.Count, _comparison.Differences.Mean, low, high, _comparison.LogEvidenceBetter, _comparison.LogEvidenceNotBetter);
    }
}
