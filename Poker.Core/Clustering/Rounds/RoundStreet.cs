using Poker.Core.Cards;

namespace Poker.Core.Clustering.Rounds;

/// <summary>A street that is clustered in rounds, with all that each who works at it computes for himself: its points, for one.</summary>
public abstract class RoundStreet
{
    /// <summary>The points.</summary>
    public abstract ShardedPoints Points { get; }

    /// <summary>Whether a street is clustered in rounds: turn and flop are; the others are a moment's work.</summary>
    public static bool IsOne(Street street) => street is Street.Turn or Street.Flop;

    /// <summary>The round that is the last whatever it finds.</summary>
    public static int MostRounds(AbstractionKey key, Street street) =>
        street == Street.Flop ? key.FlopIterations : new KMeansOptions { Clusters = 1 }.MaxIterations;

    /// <summary>Computes the points: for the full deck's turn 3 s of CPU and 250 MB, for its flop 1 s and 40 MB.</summary>
    /// <param name="key">The abstraction.</param>
    /// <param name="street">Turn or flop.</param>
    /// <param name="next">The finished turn, for the flop; null for the turn, which begins with the river's equities.</param>
    /// <param name="threads">Threads at work.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static RoundStreet Build(AbstractionKey key, Street street, StreetArtefact? next, int threads, CancellationToken cancellation) => street switch
    {
        Street.Turn => new TurnRounds(key, RiverEquities.Compute(Deck.Named(key.Deck), threads, null, cancellation), threads, cancellation),
        Street.Flop => new FlopRounds(key, next ?? throw new ArgumentNullException(nameof(next)), threads, cancellation),
        _ => throw new ArgumentException($"The {street.Name()} is not clustered in rounds.", nameof(street)),
    };

    /// <summary>The first round.</summary>
    /// <param name="threads">Threads at work.</param>
    /// <param name="onSeed">Told how many seeds are drawn, and of how many; may be null.</param>
    /// <param name="cancellation">Stops the work.</param>
    public abstract SeededRound Seed(int threads, Action<int, int>? onSeed, CancellationToken cancellation);

    /// <summary>The street of a clustering that has ended.</summary>
    /// <param name="last">Its last state.</param>
    /// <param name="assignments">Each point's cluster.</param>
    /// <param name="threads">Threads at work.</param>
    /// <param name="cancellation">Stops the work.</param>
    public abstract StreetArtefact Finish(RoundState last, ushort[] assignments, int threads, CancellationToken cancellation);
}
