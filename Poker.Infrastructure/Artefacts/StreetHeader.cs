using Poker.Core.Cards;
using Poker.Core.Clustering;

namespace Poker.Infrastructure.Artefacts;

/// <summary>The readable part of a street file.</summary>
internal sealed record StreetHeader(
    AbstractionKey Key,
    Street Street,
    int Buckets,
    int Entries,
    int Sums,
    int Centroids,
    int Transitions,
    long MaxSum,
    double UnitsPerEquity,
    double Inertia,
    int Iterations,
    bool Converged,
    double Seconds,
    long[] Population,
    double[] Equity)
{
    private const int MostEntries = 1 << 26;

    /// <summary>The header of an artefact.</summary>
    public static StreetHeader Of(StreetArtefact artefact) => new(
        artefact.Key,
        artefact.Street,
        artefact.Buckets,
        artefact.BucketOf.Length,
        artefact.Sums.Length,
        artefact.Centroids.Length,
        artefact.Transitions.Length,
        artefact.MaxSum,
        artefact.UnitsPerEquity,
        artefact.Inertia,
        artefact.Iterations,
        artefact.Converged,
        artefact.Seconds,
        artefact.Population,
        artefact.Equity);

    /// <summary>Refuses sizes that no street has, before memory is asked for.</summary>
    /// <exception cref="InvalidDataException">A size is out of bounds.</exception>
    public void CheckSizes()
    {
        var sizes = new[] { Entries, Sums, Centroids, Transitions };
        if (Buckets is < 1 or > 256 || sizes.Any(size => size is < 0 or > MostEntries) || Key is null
            || Population?.Length != Buckets || Equity?.Length != Buckets || !Enum.IsDefined(Street))
        {
            throw new InvalidDataException("Its header is damaged.");
        }
    }

    /// <summary>Refuses values that no street has: a bucket beyond the last, a transition that is no share.</summary>
    /// <exception cref="InvalidDataException">A value is out of bounds.</exception>
    public void CheckValues(StreetArtefact artefact)
    {
        if (artefact.BucketOf.AsSpan().ContainsAnyExceptInRange((byte)0, (byte)(Buckets - 1))
            || artefact.Distances.Any(distance => distance < 0)
            || artefact.Transitions.Any(step => step.From < 0 || step.From >= Buckets || step.To < 0 || step.Weight is not (> 0 and <= 1)))
        {
            throw new InvalidDataException("It holds values that no street has.");
        }
    }

    /// <summary>The artefact, its arrays still empty.</summary>
    public StreetArtefact ToArtefact() => new()
    {
        Key = Key,
        Street = Street,
        Buckets = Buckets,
        BucketOf = [],
        Equities = [],
        Sums = [],
        MaxSum = MaxSum,
        Population = Population,
        Equity = Equity,
        Distances = [],
        UnitsPerEquity = UnitsPerEquity,
        Centroids = [],
        Transitions = [],
        Inertia = Inertia,
        Iterations = Iterations,
        Converged = Converged,
        Seconds = Seconds,
    };
}
