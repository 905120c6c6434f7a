namespace Poker.Core.Statistics;

/// <summary>Whether one thing is better than another, by differences that may be looked at after each of them.</summary>
/// <remarks>
/// Two processes bet at the same time: one against "the mean difference is 0 or less", the other against "it is at least
/// <see cref="LeastEffect"/>". The first to be rejected decides. So something that is no better is called better with probability
/// <see cref="Alpha"/> at most, and something better by the least effect is called not better with probability <see cref="Beta"/> at most,
/// under continuous looking (<see cref="BettingProcess"/>).
/// </remarks>
public sealed class SequentialComparison
{
    private readonly BettingProcess _better, _worse;
    private RunningMoments _moments;

    /// <summary>Nothing observed yet.</summary>
    /// <param name="bound">No difference is further from 0.</param>
    /// <param name="leastEffect">The least mean difference that matters, more than 0 and at most the bound.</param>
    /// <param name="alpha">The most error in calling something better, more than 0 and less than 1.</param>
    /// <param name="beta">The most error in calling something of the least effect not better, more than 0 and less than 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public SequentialComparison(double bound, double leastEffect, double alpha, double beta)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(leastEffect);
        RequireRate(alpha, nameof(alpha));
        RequireRate(beta, nameof(beta));
        (LeastEffect, Alpha, Beta) = (leastEffect, alpha, beta);
        _better = new BettingProcess(bound);

        // Betting on less is betting on more of the opposite.
        _worse = new BettingProcess(bound, -leastEffect);
    }

    /// <summary>The least mean difference that matters.</summary>
    public double LeastEffect { get; }

    /// <summary>The most error in calling something better.</summary>
    public double Alpha { get; }

    /// <summary>The most error in calling something of the least effect not better.</summary>
    public double Beta { get; }

    /// <summary>Mean and variance of the differences so far.</summary>
    public RunningMoments Differences => _moments;

    /// <summary>The natural logarithm of the evidence for "better"; it decides at −ln <see cref="Alpha"/>.</summary>
    public double LogEvidenceBetter => _better.LogEvidence;

    /// <summary>The natural logarithm of the evidence for "not better by the least effect"; it decides at −ln <see cref="Beta"/>.</summary>
    public double LogEvidenceNotBetter => _worse.LogEvidence;

    /// <summary>The first verdict that was reached; it stays, whatever comes after.</summary>
    public SequentialVerdict Verdict { get; private set; }

    /// <summary>Takes a difference.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of bounds, or not a number.</exception>
    public SequentialVerdict Add(double difference)
    {
        _better.Add(difference);
        _worse.Add(-difference);
        _moments.Add(difference);
        if (Verdict == SequentialVerdict.Undecided)
        {
            Verdict = _better.Rejects(Alpha) ? SequentialVerdict.Better
                : _worse.Rejects(Beta) ? SequentialVerdict.NotBetter
                : SequentialVerdict.Undecided;
        }

        return Verdict;
    }

    private static void RequireRate(double rate, string name)
    {
        if (!(rate is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(name, rate, "An error rate is between 0 and 1.");
        }
    }
}
