namespace Poker.Core.Statistics;

/// <summary>
/// Evidence against "the mean is at most <see cref="NullMean"/>", which may be looked at after every observation: the wealth of gamblers who
/// bet against it.
/// </summary>
/// <remarks>
/// <para>
/// A gambler with stake λ multiplies its wealth by 1 + λ · (x − null) at every observation x. As long as the null holds no gambler's
/// wealth grows on average, so that the mean over gamblers is a non-negative supermartingale of 1 at first: by Ville's inequality it ever
/// reaches 1/α with probability α at most, however often one looks and whenever one stops. Observations need only be bounded, and their
/// means, given all before, be at most the null; they need no distribution, and no equal variances.
/// </para>
/// <para>
/// The stakes are fixed, so that the order of observations does not matter, and what was added up apart can be merged. The gambler whose
/// stake suits the effect wins; the others cost a factor of <see cref="Gamblers"/> at most.
/// Sources: Waudby-Smith and Ramdas, "Estimating means of bounded random variables by betting", 2024; Ville, 1939.
/// </para>
/// </remarks>
public sealed class BettingProcess
{
    /// <summary>Gamblers: their stakes are a factor of √2 apart.</summary>
    public const int Gamblers = 24;

    // A loss never takes more than this share of anybody's wealth.
    private const double LargestRisk = 0.5;

    private readonly double[] _logWealth = new double[Gamblers];
    private readonly double[] _stakes = new double[Gamblers];

    /// <summary>Nothing observed yet.</summary>
    /// <param name="bound">No observation is further from 0; more than 0.</param>
    /// <param name="nullMean">What the mean is at most, if the null holds; within the bound.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public BettingProcess(double bound, double nullMean = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bound, double.MaxValue / 4);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(nullMean), bound, nameof(nullMean));
        (Bound, NullMean) = (bound, nullMean);
        for (var i = 0; i < Gamblers; i++)
        {
            _stakes[i] = LargestRisk / (bound + nullMean) * Math.Pow(2, -i / 2.0);
        }
    }

    /// <summary>No observation is further from 0.</summary>
    public double Bound { get; }

    /// <summary>The mean that is bet against.</summary>
    public double NullMean { get; }

    /// <summary>Observations so far.</summary>
    public long Count { get; private set; }

    /// <summary>The natural logarithm of the evidence: of the gamblers' mean wealth.</summary>
    public double LogEvidence
    {
        get
        {
            var largest = _logWealth.Max();
            return largest + Math.Log(_logWealth.Sum(wealth => Math.Exp(wealth - largest)) / Gamblers);
        }
    }

    /// <summary>Whether the null is rejected at an error rate, by what was seen so far.</summary>
    /// <param name="alpha">The probability of ever rejecting a null that holds, more than 0 and less than 1.</param>
    public bool Rejects(double alpha) => LogEvidence >= -Math.Log(alpha);

    /// <summary>Takes an observation.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of bounds, or not a number.</exception>
    public void Add(double observation)
    {
        if (!(Math.Abs(observation) <= Bound))
        {
            throw new ArgumentOutOfRangeException(nameof(observation), observation, $"An observation is between {-Bound} and {Bound}.");
        }

        for (var i = 0; i < Gamblers; i++)
        {
            _logWealth[i] += Math.Log(1 + (_stakes[i] * (observation - NullMean)));
        }

        Count++;
    }

    /// <summary>Takes what another process of the same bound and null has observed.</summary>
    /// <exception cref="ArgumentException">Bound or null differ.</exception>
    public void Merge(BettingProcess other)
    {
        if ((other.Bound, other.NullMean) != (Bound, NullMean))
        {
            throw new ArgumentException("Only processes of the same bound and null can be merged.", nameof(other));
        }

        for (var i = 0; i < Gamblers; i++)
        {
            _logWealth[i] += other._logWealth[i];
        }

        Count += other.Count;
    }
}
