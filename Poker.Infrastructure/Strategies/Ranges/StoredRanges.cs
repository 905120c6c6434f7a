using System.Data;
using Npgsql;
using NpgsqlTypes;
using Poker.Core.Cards;
using Poker.Core.Evaluation;
using Poker.Core.Indexing;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Infrastructure.Strategies.Ranges;

/// <summary>The stored blueprint, read a spot at a time: one round trip for the buckets of all hands and all decisions of the path.</summary>
/// <remarks>
/// A board's canonical hands lie side by side in <c>isomorphism</c>, since <c>obs</c> sorts by board: the buckets of a board are one range of
/// its key, 1,081 rows at most on the river. Decisions are numbered depth first: what lies below one is a range of <c>past</c>.
/// </remarks>
public sealed class StoredRanges : IRangeSource
{
    private const int PocketBits = 12;

    private const string AskRun = "SELECT run, iterations, nodes, trained_seconds FROM blueprint_run";
    private const string AskBuckets = "SELECT (obs & 4095)::int4, (abs & 4095)::int2 FROM isomorphism WHERE obs BETWEEN $1 AND $2";

    private const string AskDecisions =
        """
        SELECT past::int4, (present & 4095)::int2, edge::int2, policy, regret
        FROM blueprint
        WHERE past = ANY($1)
        """;

    private const string AskBelow =
        """
        SELECT past::int4, (present & 4095)::int2, edge::int2, policy, regret
        FROM blueprint
        WHERE past > $1 AND past <= $2
        """;

    private readonly NpgsqlDataSource _dataSource;
    private readonly ulong _deck;

    private StoredRanges(NpgsqlDataSource dataSource, StoredRun stored)
    {
        (_dataSource, Stored) = (dataSource, stored);
        Tree = BettingTree.Of(BlueprintStore.BettingOf(stored));
        _deck = Deck.Named(Run.Key.Abstraction.Deck).Cards.Bits;
    }

    /// <summary>What the database said of it when it was opened.</summary>
    public StoredRun Stored { get; }

    /// <inheritdoc />
    public BlueprintRun Run => Stored.Run;

    /// <inheritdoc />
    public BettingTree Tree { get; }

    /// <summary>Opens what is stored; null when nothing is.</summary>
    /// <param name="dataSource">A database with this build's tables; it stays the caller's.</param>
    /// <param name="cancellation">Ends the query.</param>
    /// <exception cref="DatabaseException">The database failed, or this build does not know the stored bets.</exception>
    public static async Task<StoredRanges?> OpenAsync(NpgsqlDataSource dataSource, CancellationToken cancellation) =>
        await new BlueprintStore(dataSource).ReadRunAsync(cancellation) is { } stored ? new StoredRanges(dataSource, stored) : null;

    /// <inheritdoc />
    /// <exception cref="DatabaseException">The database failed, or lacks a street of the abstraction.</exception>
    public Task<RangeRecords?> ReadAsync(RangeQuestion question, CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        await using var connection = await _dataSource.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var batch = new NpgsqlBatch(connection, transaction);

        // Held to the end, for milliseconds: run and rows are of one sync.
        batch.BatchCommands.Add(new NpgsqlBatchCommand("LOCK TABLE blueprint IN ACCESS SHARE MODE"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(AskRun));
        foreach (var board in question.Boards)
        {
            batch.BatchCommands.Add(BucketsOn(board));
        }

        batch.BatchCommands.Add(new NpgsqlBatchCommand(AskDecisions) { Parameters = { Numbers(question.Decisions) } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(AskBelow) { Parameters = { Number(question.Decisions[^1]), Number(question.Below) } });
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation) || reader.GetGuid(0) != Run.Id)
        {
            return null;
        }

        var run = Run with { Iterations = reader.GetInt64(1), Nodes = reader.GetInt64(2), TrainedSeconds = reader.GetDouble(3) };
        var buckets = new List<short[]>();
        foreach (var board in question.Boards)
        {
            await reader.NextResultAsync(cancellation);
            buckets.Add(await ReadBucketsAsync(reader, board, cancellation));
        }

        var decisions = new Dictionary<int, DecisionRecord>();
        await reader.NextResultAsync(cancellation);
        await ReadDecisionsAsync(reader, decisions, cancellation);
        await reader.NextResultAsync(cancellation);
        await ReadDecisionsAsync(reader, decisions, cancellation);
        Complete(question, decisions);
        return new RangeRecords(run, buckets, decisions);
    });

    private static NpgsqlBatchCommand BucketsOn(CardSet board)
    {
        var first = new Observation(CardSet.Empty, SuitIsomorphism.CanonicalBoard(board, stackalloc int[Card.Suits])).Pack();
        return new(AskBuckets) { Parameters = { Number(first), Number(first + (1 << PocketBits) - 1) } };
    }

    private async Task<short[]> ReadBucketsAsync(NpgsqlDataReader reader, CardSet board, CancellationToken cancellation)
    {
        var stored = new short[1 << PocketBits];
        Array.Fill(stored, (short)-1);
        while (await reader.ReadAsync(cancellation))
        {
            stored[reader.GetInt32(0)] = reader.GetInt16(1);
        }

        var buckets = new short[CardPairs.Count];
        for (var pair = 0; pair < buckets.Length; pair++)
        {
            var pocket = new CardSet(CardPairs.Bits[pair]);
            var isPossible = (pocket.Bits & ~_deck) == 0 && !pocket.Overlaps(board);
            buckets[pair] = isPossible ? stored[SuitIsomorphism.Canonical(new(pocket, board)).Pack() & ((1 << PocketBits) - 1)] : (short)-1;
            if (isPossible && buckets[pair] < 0)
            {
                throw new DatabaseException(
                    $"The database lacks hands of the {Streets.WithBoardCards(board.Count).Name()}.", "poker cluster stores every street's.");
            }
        }

        return buckets;
    }

    private async Task ReadDecisionsAsync(NpgsqlDataReader reader, Dictionary<int, DecisionRecord> decisions, CancellationToken cancellation)
    {
        var (last, record) = (-1, default(DecisionRecord));
        while (await reader.ReadAsync(cancellation))
        {
            var node = reader.GetInt32(0);
            if (node != last)
            {
                record = RecordOf(decisions, node);
                last = node;
            }

            var edge = Tree.EdgesOf(node).IndexOf(new Edge((byte)reader.GetInt16(2)));
            var slot = (reader.GetInt16(1) * record!.Actions) + edge;
            (record.Averages[slot], record.Regrets[slot]) = (reader.GetFloat(3), reader.GetFloat(4));
        }
    }

    // Decisions that training never came to have no rows.
    private void Complete(RangeQuestion question, Dictionary<int, DecisionRecord> decisions)
    {
        foreach (var node in question.Decisions)
        {
            RecordOf(decisions, node);
        }

        for (var node = question.Decisions[^1] + 1; node <= question.Below; node++)
        {
            RecordOf(decisions, node);
        }
    }

    private DecisionRecord RecordOf(Dictionary<int, DecisionRecord> decisions, int node)
    {
        if (!decisions.TryGetValue(node, out var record))
        {
            decisions[node] = record = new(Run.Buckets[(int)Tree.Nodes[node].Street], Tree.Nodes[node].Actions);
        }

        return record;
    }

    private static NpgsqlParameter<long> Number(long value) => new() { TypedValue = value };

    private static NpgsqlParameter Numbers(IReadOnlyList<int> nodes) => new()
    {
        Value = nodes.Select(node => (long)node).ToArray(),
        NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint,
    };
}
