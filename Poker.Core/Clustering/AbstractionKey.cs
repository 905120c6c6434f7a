using Poker.Core.Cards;

namespace Poker.Core.Clustering;

/// <summary>All that fixes an abstraction: two runs with equal keys give bit-identical tables.</summary>
/// <param name="AlgorithmVersion">Raised whenever results change; not a hash of the code, which would orphan tables at every refactor.</param>
/// <param name="Deck">The cards in play, by the deck's name.</param>
/// <param name="RiverBuckets">Equity buckets of the river, both ends included: 101 means whole percents.</param>
/// <param name="TurnBuckets">Clusters of the turn.</param>
/// <param name="FlopBuckets">Clusters of the flop.</param>
/// <param name="PreflopBuckets">Clusters of the preflop; as many as there are hands means each its own.</param>
/// <param name="FlopIterations">Lloyd iterations of the flop at most; its mean centroids need not converge.</param>
/// <param name="Seed">Seed of the k-means++ draws.</param>
public sealed record AbstractionKey(
    int AlgorithmVersion, string Deck, int RiverBuckets, int TurnBuckets, int FlopBuckets, int PreflopBuckets, int FlopIterations, ulong Seed)
{
    /// <summary>The algorithm version of this build.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The full deck with 101, 144, 128 and 169 buckets.</summary>
    public static readonly AbstractionKey Default = new(CurrentVersion, Cards.Deck.Full.Name, 101, 144, 128, 169, 25, 0);

    /// <summary>Buckets asked for on a street.</summary>
    public int Buckets(Street street) => street switch
    {
        Street.River => RiverBuckets,
        Street.Turn => TurnBuckets,
        Street.Flop => FlopBuckets,
        _ => PreflopBuckets,
    };

    /// <summary>A street's own seed: the key's with the street in the top bits.</summary>
    public ulong SeedOf(Street street) => Seed ^ ((ulong)street << 62);

    /// <summary>The command-line options that ask for this key, those alone that differ from <see cref="Default"/>: <c> --deck royal --seed 5</c>.</summary>
    public string ToOptions() => string.Concat(
        Deck == Default.Deck ? "" : $" --deck {Deck}",
        RiverBuckets == Default.RiverBuckets ? "" : $" --river-buckets {RiverBuckets}",
        TurnBuckets == Default.TurnBuckets ? "" : $" --turn-buckets {TurnBuckets}",
        FlopBuckets == Default.FlopBuckets ? "" : $" --flop-buckets {FlopBuckets}",
        PreflopBuckets == Default.PreflopBuckets ? "" : $" --preflop-buckets {PreflopBuckets}",
        FlopIterations == Default.FlopIterations ? "" : $" --flop-iterations {FlopIterations}",
        Seed == Default.Seed ? "" : $" --seed {Seed}");

    /// <summary>Every part that differs from another key, such as <c>turn buckets 144, not 100</c>; empty when equal.</summary>
    public IReadOnlyList<string> DifferencesFrom(AbstractionKey other)
    {
        var differences = new List<string>();
        Compare("algorithm version", AlgorithmVersion, other.AlgorithmVersion);
        Compare("deck", Deck, other.Deck);
        Compare("river buckets", RiverBuckets, other.RiverBuckets);
        Compare("turn buckets", TurnBuckets, other.TurnBuckets);
        Compare("flop buckets", FlopBuckets, other.FlopBuckets);
        Compare("preflop buckets", PreflopBuckets, other.PreflopBuckets);
        Compare("flop iterations", FlopIterations, other.FlopIterations);
        Compare("seed", Seed, other.Seed);
        return differences;

        void Compare<T>(string name, T mine, T theirs)
            where T : notnull
        {
            if (!mine.Equals(theirs))
            {
                differences.Add($"{name} {mine}, not {theirs}");
            }
        }
    }
}
