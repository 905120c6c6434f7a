namespace Poker.Core.Clustering;

/// <summary>Integer distances between the buckets of a street: what moving one unit of mass costs in the earth mover's distance.</summary>
/// <remarks>
/// Symmetric, zero on the diagonal and obeying the triangle inequality, all of which is checked (n³ steps): the bounds of
/// <see cref="EmdKMeans"/> rest on it. Turn centroids are integer CDFs, so their W1 distances are such integers (at most 4,600).
/// </remarks>
public sealed record GroundMetric
{
    /// <summary>A metric from its matrix.</summary>
    /// <param name="count">Buckets.</param>
    /// <param name="costs">Their distances, at [left · count + right].</param>
    /// <param name="unitsPerEquity">Units that make one unit of equity, a certain win against a certain loss.</param>
    /// <exception cref="ArgumentException">The matrix has another size or isn't a (pseudo)metric.</exception>
    public GroundMetric(int count, int[] costs, double unitsPerEquity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(unitsPerEquity);
        if (costs.Length != count * count)
        {
            throw new ArgumentException($"{count} buckets need {count * count} distances, not {costs.Length}.", nameof(costs));
        }

        Count = count;
        Costs = costs;
        UnitsPerEquity = unitsPerEquity;
        for (var left = 0; left < count; left++)
        {
            for (var right = 0; right < count; right++)
            {
                Check(left, right);
            }
        }

        Largest = costs.Max();
    }

    /// <summary>Buckets.</summary>
    public int Count { get; }

    /// <summary>Distances, at [left · <see cref="Count"/> + right].</summary>
    public int[] Costs { get; }

    /// <summary>Units that make one unit of equity.</summary>
    public double UnitsPerEquity { get; }

    /// <summary>The largest distance.</summary>
    public int Largest { get; }

    /// <summary>The distance of two buckets.</summary>
    public int this[int left, int right] => Costs[(left * Count) + right];

    private void Check(int left, int right)
    {
        var direct = this[left, right];
        if (direct < 0 || direct != this[right, left] || (left == right && direct != 0))
        {
            throw new ArgumentException($"Buckets {left} and {right} have no symmetric distance that is zero on the diagonal.", "costs");
        }

        var first = Costs.AsSpan(left * Count, Count);
        var second = Costs.AsSpan(right * Count, Count);
        for (var via = 0; via < first.Length; via++)
        {
            if ((long)first[via] + second[via] < direct)
            {
                throw new ArgumentException($"From bucket {left} to {right} it is shorter by way of {via}.", "costs");
            }
        }
    }
}
