using System.Diagnostics;
using Poker.Core.Cards;

namespace Poker.Core.Clustering;

/// <summary>Phase 1: clusters the streets from the river to the preflop, each over the next one's buckets.</summary>
/// <remarks>
/// The river's buckets are its exact equities; the turn's are k-medians under W1; the flop's k-means under the exact earth mover's distance;
/// preflop each hand is its own bucket unless fewer are asked for. Everything is integers, so that a key gives one result, bit by bit,
/// whatever the threads.
/// </remarks>
/// <param name="key">What to cluster.</param>
/// <param name="threads">Threads at work.</param>
/// <param name="progress">Told of every step, on the thread that made it.</param>
/// <param name="cache">Where finished streets are kept; null keeps none.</param>
public sealed class ClusteringPipeline(
    AbstractionKey key, int threads, Action<ClusteringProgress>? progress = null, IStreetCache? cache = null)
{
    private readonly Deck _deck = key.AlgorithmVersion == AbstractionKey.CurrentVersion
        ? Deck.Named(key.Deck)
        : throw new ArgumentException($"This build computes algorithm version {AbstractionKey.CurrentVersion}, not {key.AlgorithmVersion}.", nameof(key));

    /// <summary>The streets as they are finished, from the river on.</summary>
    /// <exception cref="OperationCanceledException">Stopped; what was finished is kept.</exception>
    public IEnumerable<StreetArtefact> Run(CancellationToken cancellation = default)
    {
        // The river's equities are wanted by at most two streets, and by none that is kept already.
        var river = new Lazy<RiverEquities>(() => RiverEquities.Compute(
            _deck,
            threads,
            (done, total) => progress?.Invoke(new ClusteringProgress(Street.River, ClusteringPhase.Equities, done, total)),
            cancellation));
        yield return Cached(Street.River, () => new RiverStage(key, threads).Run(river.Value, cancellation));
        var turn = Cached(Street.Turn, () => new TurnStage(key, threads, progress).Run(river.Value, cancellation));
        river = null;
        yield return turn;
        var flop = Cached(Street.Flop, () => new FlopStage(key, threads, progress).Run(turn, cancellation));
        turn = null;
        yield return flop;
        yield return Cached(Street.Preflop, () => new PreflopStage(key, threads, progress).Run(flop, cancellation));
    }

    /// <summary>The river alone.</summary>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public StreetArtefact RunRiver(CancellationToken cancellation) =>
        new RiverStage(key, threads).Run(RiverEquities.Compute(_deck, threads, null, cancellation), cancellation);

    /// <summary>The preflop alone, from the finished flop.</summary>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public StreetArtefact RunPreflop(StreetArtefact flop, CancellationToken cancellation) =>
        new PreflopStage(key, threads, progress).Run(flop, cancellation);

    private StreetArtefact Cached(Street street, Func<StreetArtefact> make)
    {
        if (cache?.Find(key, street) is { } kept)
        {
            return kept;
        }

        var watch = Stopwatch.StartNew();
        var made = make() with { Seconds = watch.Elapsed.TotalSeconds };
        cache?.Keep(made);
        return made;
    }
}
