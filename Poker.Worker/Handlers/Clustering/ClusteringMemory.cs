using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Clustering.Rounds;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Worker.Handlers.Clustering;

/// <summary>What all workers of a process keep of the streets at work: finished streets, points, bounds. One street's points at a time.</summary>
public sealed class ClusteringMemory
{
    private const int MostStreets = 2;

    private readonly Lock _lock = new();
    private readonly List<(AbstractionKey Key, Street Street, Lazy<Task<StoredStreet>> Load)> _streets = [];
    private (AbstractionKey Key, Street Street, Lazy<Task<RoundStreet>> Build)? _points;
    private (Guid Run, Street Street, RoundMemory Rounds)? _rounds;

    /// <summary>A finished street with its rows; loaded once.</summary>
    internal async Task<StoredStreet> StreetAsync(StreetWork work, Street street, CancellationToken cancellation)
    {
        Lazy<Task<StoredStreet>> load;
        lock (_lock)
        {
            var at = _streets.FindIndex(kept => kept.Key == work.Key && kept.Street == street);
            var kept = at >= 0 ? _streets[at] : (work.Key, street, new(() => Task.Run(() => LoadAsync(work, street))));
            _streets.RemoveAll(other => other.Load == kept.Load);
            _streets.Insert(0, kept);
            _streets.RemoveRange(Math.Min(MostStreets, _streets.Count), Math.Max(0, _streets.Count - MostStreets));
            load = kept.Load;
        }

        try
        {
            return await load.Value.WaitAsync(cancellation);
        }
        catch (Exception) when (load.Value.IsFaulted)
        {
            Forget(load);
            await ThrowAwayDamagedAsync(work, street, load.Value.Exception);
            throw;
        }
    }

    /// <summary>A street's points; computed once.</summary>
    internal async Task<RoundStreet> PointsAsync(StreetWork work, CancellationToken cancellation)
    {
        var next = work.Street == Street.Flop ? await StreetAsync(work, Street.Turn, cancellation) : null;
        Lazy<Task<RoundStreet>> build;
        lock (_lock)
        {
            if (_points is not { } kept || kept.Key != work.Key || kept.Street != work.Street)
            {
                var (key, street, threads) = (work.Key, work.Street, work.Context.Threads);
                kept = (key, street, new(() => StreetWork.ComputeAsync(
                    () => RoundStreet.Build(key, street, next?.Artefact, threads, CancellationToken.None), CancellationToken.None)));
                _points = kept;
            }

            build = kept.Build;
        }

        try
        {
            return await build.Value.WaitAsync(cancellation);
        }
        catch (Exception) when (build.Value.IsFaulted)
        {
            lock (_lock)
            {
                _points = _points?.Build == build ? null : _points;
            }

            throw;
        }
    }

    /// <summary>The rounds of a street in a run.</summary>
    internal RoundMemory RoundsOf(Guid run, Street street)
    {
        lock (_lock)
        {
            if (_rounds is not { } kept || kept.Run != run || kept.Street != street)
            {
                kept = (run, street, new RoundMemory());
                _rounds = kept;
            }

            return kept.Rounds;
        }
    }

    private static async Task<StoredStreet> LoadAsync(StreetWork work, Street street)
    {
        var artefact = await AbstractionArtefacts.LoadStreetAsync(
            work.Context.Database, work.Key, street, work.Context.Folder, CancellationToken.None);
        return new StoredStreet(artefact, artefact.ToClustering(HandEntries.Of(Deck.Named(work.Key.Deck), street)));
    }

    // The planner has what is missing made anew.
    private static async Task ThrowAwayDamagedAsync(StreetWork work, Street street, AggregateException? error)
    {
        if (error?.InnerException is DatabaseException { InnerException: InvalidDataException })
        {
            await using var connection = await work.Context.Database.OpenConnectionAsync();
            await StreetArtefacts.DeleteAsync(connection, street, CancellationToken.None);
        }
    }

    private void Forget(Lazy<Task<StoredStreet>> load)
    {
        lock (_lock)
        {
            _streets.RemoveAll(kept => kept.Load == load);
        }
    }
}
