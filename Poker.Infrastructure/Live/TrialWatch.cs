using System.Globalization;
using Npgsql;
using Poker.Core.Statistics;

namespace Poker.Infrastructure.Live;

/// <summary>The trial of a canary, brought up to date with what is stored. A cache: another instance comes to the same from the first result on.</summary>
public sealed class TrialWatch
{
    private const int ResultsAtATime = 5_000;

    private readonly SequentialComparison _comparison;
    private long _place;

    /// <summary>A trial of which nothing was read yet.</summary>
    public TrialWatch(long canary, long production, LiveSpec spec, double alpha)
    {
        (Canary, Production, Spec, Alpha) = (canary, production, spec, alpha);
        _comparison = new(TrialResult.MostBigBlinds, spec.LeastEffect, alpha, spec.Beta);
    }

    /// <summary>The canary's version.</summary>
    public long Canary { get; }

    /// <summary>The version that it is compared with.</summary>
    public long Production { get; }

    /// <summary>How it is tried.</summary>
    public LiveSpec Spec { get; }

    /// <summary>The error rate of calling it better.</summary>
    public double Alpha { get; }

    /// <summary>What was seen so far.</summary>
    public SequentialComparison Comparison => _comparison;

    /// <summary>Whether there were so many results that it ends without a verdict.</summary>
    public bool IsExhausted => _comparison.Differences.Count >= Spec.MostTrialResults;

    /// <summary>Whether it is this trial.</summary>
    public bool Is(long canary, long production, LiveSpec spec, double alpha) =>
        (canary, production, alpha) == (Canary, Production, Alpha) && spec.ToJson() == Spec.ToJson();

    /// <summary>Reads what has come, until it decides.</summary>
    public async Task<SequentialVerdict> ReadAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        while (_comparison.Verdict == SequentialVerdict.Undecided && !IsExhausted)
        {
            var results = await TrialStore.ReadAsync(connection, Canary, Production, _place, ResultsAtATime, cancellation);
            foreach (var (place, difference) in results)
            {
                _place = place;
                if (!float.IsFinite(difference))
                {
                    continue;
                }

                // Whatever a service may have stored: nobody can win or lose more than the clip says.
                if (_comparison.Add(Math.Clamp(difference, -TrialResult.MostBigBlinds, TrialResult.MostBigBlinds)) != SequentialVerdict.Undecided || IsExhausted)
                {
                    break;
                }
            }

            if (results.Count < ResultsAtATime)
            {
                break;
            }
        }

        return _comparison.Verdict;
    }

    /// <summary>What decided, as JSON for the registry.</summary>
    public string Evidence(long cycle) => LiveJson.Text(new
    {
        cycle,
        Production,
        results = Comparison.Differences.Count,
        difference = Comparison.Differences.Mean,
        standardError = Comparison.Differences.StandardError,
        logEvidenceBetter = Comparison.LogEvidenceBetter,
        logEvidenceNotBetter = Comparison.LogEvidenceNotBetter,
        Alpha,
        Spec.Beta,
    });

    /// <summary>What was seen, for people.</summary>
    public override string ToString()
    {
        var seen = Comparison.Differences;
        return seen.Count < 2
            ? string.Create(CultureInfo.InvariantCulture, $"{seen.Count} results")
            : string.Create(CultureInfo.InvariantCulture, $"{seen.Mean:+0.000;-0.000} ± {1.96 * seen.StandardError:0.000} big blinds a hand over {seen.Count:N0} results");
    }
}
