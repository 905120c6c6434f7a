using System.Collections.Concurrent;
using Npgsql;
using Poker.Contracts.Clustering;
using Poker.Contracts.V1;
using Poker.Core.Cards;
using Poker.Core.Clustering.Rounds;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Worker.Handlers.Clustering;

/// <summary>What a process keeps of a street between its rounds: the rounds' shared parts, ranges with their bounds, the points' clusters.</summary>
internal sealed class RoundMemory
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, Lazy<PreparedRound>> _prepared = [];
    private readonly ConcurrentDictionary<PointRange, PointShard> _shards = [];
    private readonly SemaphoreSlim _reading = new(1);
    private ushort[] _assignments = [];
    private int _assignedIn;

    /// <summary>What all ranges share in a round; the first who asks makes it.</summary>
    public PreparedRound Prepare(ShardedPoints points, RoundStart start, int threads)
    {
        Lazy<PreparedRound> prepared;
        lock (_lock)
        {
            if (!_prepared.TryGetValue(start.Number, out prepared!))
            {
                var previous = _prepared.GetValueOrDefault(start.Number - 1);
                prepared = new(() => points.Prepare(start, previous?.Value, threads, CancellationToken.None));
                _prepared.Add(start.Number, prepared);
                foreach (var old in _prepared.Keys.Where(number => number < start.Number - 1).ToArray())
                {
                    _prepared.Remove(old);
                }
            }
        }

        return prepared.Value;
    }

    /// <summary>Takes a range that can go on to a round out of memory; null where there is none.</summary>
    public PointShard? Take(PreparedRound round, PointRange range) =>
        _shards.TryRemove(range, out var shard) && round.Continues(shard) ? shard : null;

    /// <summary>Keeps ranges for the next round.</summary>
    public void Keep(IEnumerable<PointShard> shards)
    {
        foreach (var shard in shards)
        {
            _shards[shard.Range] = shard;
        }
    }

    /// <summary>Each point's cluster after a round, from the database as far as it isn't known here.</summary>
    public async Task<ushort[]> AssignmentsAsync(
        NpgsqlDataSource database, Guid run, Street street, int points, int round, CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            var goesOn = _assignedIn <= round && _assignments.Length == points;
            var assignments = goesOn ? (ushort[])_assignments.Clone() : new ushort[points];
            var known = goesOn ? _assignedIn : -1;
            await using var connection = await database.OpenConnectionAsync(cancellation);
            foreach (var (number, moves) in await new ClusteringRounds(connection).MovesAsync(run, street, known, round, cancellation))
            {
                PackedMessage.Read(PointMovesMessage.Parser, moves).ToMoves().ApplyTo(assignments);
                known = number;
            }

            if (known != round)
            {
                throw new InvalidOperationException($"The database has {known} rounds of the {street.Name()}, not {round}: the run was dropped.");
            }

            (_assignments, _assignedIn) = (assignments, round);
            return assignments;
        }
        finally
        {
            _reading.Release();
        }
    }
}
