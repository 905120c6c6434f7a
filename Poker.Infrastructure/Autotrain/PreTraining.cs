using System.Threading.Channels;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Infrastructure.Autotrain;

/// <summary>Phase 1 from beginning to end in one process: computes the streets that are missing and stores each while the next is computed.</summary>
/// <remarks>
/// Computation and storage meet in a bounded channel; both stop at the first error of either. What is complete in the database is left
/// alone; finished streets are kept as files, so that a run that was killed while storing does not compute again.
/// </remarks>
/// <param name="key">What to cluster.</param>
/// <param name="threads">Threads of the computation.</param>
/// <param name="progress">Told of every step, from several threads.</param>
/// <param name="cache">Where finished streets are kept.</param>
public sealed class PreTraining(AbstractionKey key, int threads, IProgress<ClusteringProgress>? progress, IStreetCache? cache)
{
    private static readonly BoundedChannelOptions OneAhead = new(Streets.InOrderOfPlay.Length) { SingleReader = true, SingleWriter = true };

    private readonly Deck _deck = Deck.Named(key.Deck);

    /// <summary>Computes all streets and stores none; they come as they are finished.</summary>
    /// <exception cref="OperationCanceledException">Stopped.</exception>
    public IEnumerable<StreetArtefact> Compute(CancellationToken cancellation) =>
        new ClusteringPipeline(key, threads, report => progress?.Report(report), cache).Run(cancellation);

    /// <summary>Brings the database to four complete streets.</summary>
    /// <param name="store">The tables; the caller holds the training lock.</param>
    /// <param name="finished">Told of each street as soon as it is complete in the database.</param>
    /// <param name="cancellation">Stops; the street at work is left for the next run to replace.</param>
    /// <exception cref="Postgres.DatabaseException">The database failed or holds another abstraction.</exception>
    public async Task RunAsync(AbstractionStore store, Action<StreetArtefact>? finished, CancellationToken cancellation)
    {
        await store.RequireKeyAsync(key, cancellation);
        await store.CleanUpAsync(cancellation);
        var missing = (await store.ReadStatusAsync(cancellation))
            .Where(street => street.State != StreetState.Complete)
            .Select(street => street.Street)
            .ToHashSet();
        if (missing.Count == 0)
        {
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var channel = Channel.CreateBounded<StreetArtefact>(OneAhead);
        var computing = Guarded(() => ComputeAsync(missing, channel.Writer, stop.Token), stop);
        var storing = Guarded(() => StoreAsync(store, channel.Reader, finished, stop.Token), stop);
        await FirstErrorOf(computing, storing, cancellation);
    }

    private async Task ComputeAsync(HashSet<Street> missing, ChannelWriter<StreetArtefact> writer, CancellationToken cancellation)
    {
        // The computation blocks its thread for minutes: it gets one of its own.
        await Task.Factory.StartNew(
            () =>
            {
                var left = missing.Count;
                foreach (var artefact in Compute(cancellation))
                {
                    if (missing.Contains(artefact.Street))
                    {
                        writer.TryWrite(artefact);
                        left--;
                    }

                    if (left == 0)
                    {
                        break;
                    }
                }
            },
            cancellation,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        writer.Complete();
    }

    private async Task StoreAsync(
        AbstractionStore store, ChannelReader<StreetArtefact> reader, Action<StreetArtefact>? finished, CancellationToken cancellation)
    {
        await foreach (var artefact in reader.ReadAllAsync(cancellation))
        {
            var entries = HandEntries.Of(_deck, artefact.Street);
            await store.StoreStreetAsync(artefact.ToClustering(entries), key, progress, cancellation);
            finished?.Invoke(artefact);
        }
    }

    private static async Task Guarded(Func<Task> work, CancellationTokenSource stop)
    {
        try
        {
            await work();
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }

    // The one that failed first has stopped the other, whose cancellation is not the story to tell.
    private static async Task FirstErrorOf(Task computing, Task storing, CancellationToken cancellation)
    {
        try
        {
            await Task.WhenAll(computing, storing);
        }
        catch (Exception)
        {
            cancellation.ThrowIfCancellationRequested();
            var cause = new[] { computing, storing }
                .SelectMany(task => task.Exception?.InnerExceptions ?? Enumerable.Empty<Exception>())
                .FirstOrDefault(error => error is not OperationCanceledException);
            if (cause is not null)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(cause);
            }

            throw;
        }
    }
}
