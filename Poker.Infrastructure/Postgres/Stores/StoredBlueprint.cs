using System.Data;
using Npgsql;
using NpgsqlTypes;
using Poker.Core.Clustering;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>The stored blueprint, read an information set at a time by the primary key: no memory but the betting tree's.</summary>
/// <remarks>
/// One question to the server for each information set, on a connection of the pool, so that any number of threads may ask. A later sync
/// of the same run is seen at once; another run that replaces it is noticed and refused, since its decisions have other numbers.
/// </remarks>
public sealed class StoredBlueprint : IBlueprint
{
    // A run that has been replaced gives no row; an information set without rows gives one with nulls.
    private const string Ask =
        """
        SELECT row.edge, row.policy, row.regret
        FROM blueprint_run AS stored LEFT JOIN blueprint AS row ON row.past = $1 AND row.present = $2
        WHERE stored.run = $3
        """;

    private readonly NpgsqlDataSource _dataSource;

    private StoredBlueprint(NpgsqlDataSource dataSource, StoredRun stored)
    {
        (_dataSource, Stored) = (dataSource, stored);
        Tree = BettingTree.Of(BlueprintStore.BettingOf(stored));
    }

    /// <summary>What the database said of it when it was opened.</summary>
    public StoredRun Stored { get; }

    /// <inheritdoc />
    public BettingTree Tree { get; }

    /// <inheritdoc />
    public IReadOnlyList<int> Buckets => Stored.Run.Buckets;

    /// <summary>Opens what is stored; null when nothing is.</summary>
    /// <param name="dataSource">A database with this build's tables; it stays the caller's.</param>
    /// <param name="cancellation">Ends the query.</param>
    /// <exception cref="DatabaseException">The database failed, or this build does not know the stored bets.</exception>
    public static async Task<StoredBlueprint?> OpenAsync(NpgsqlDataSource dataSource, CancellationToken cancellation) =>
        await new BlueprintStore(dataSource).ReadRunAsync(cancellation) is { } stored ? new StoredBlueprint(dataSource, stored) : null;

    /// <inheritdoc />
    /// <exception cref="DatabaseException">The database failed, or another run has replaced this one.</exception>
    public void Policy(int node, int bucket, Span<float> probabilities)
    {
        var actions = Tree.Nodes[node].Actions;
        var regrets = (stackalloc float[EdgeSet.Most])[..actions];
        var averages = (stackalloc float[EdgeSet.Most])[..actions];
        Read(node, bucket, regrets, averages);
        AveragePolicy.Write<float>(regrets, averages, probabilities);
    }

    /// <summary>Reads the cumulative regrets and cumulative strategy of an information set, all 0 where training never came.</summary>
    /// <param name="node">The decision.</param>
    /// <param name="bucket">The actor's bucket on the decision's street.</param>
    /// <param name="regrets">As many slots as the decision has edges.</param>
    /// <param name="averages">As many.</param>
    /// <returns>Whether training came there.</returns>
    public bool Read(int node, int bucket, Span<float> regrets, Span<float> averages)
    {
        regrets.Clear();
        averages.Clear();
        try
        {
            using var connection = _dataSource.OpenConnection();
            using var command = Question(connection, node, bucket);
            using var reader = command.ExecuteReader(CommandBehavior.SingleResult);
            if (!reader.Read())
            {
                throw new DatabaseException("Another blueprint has replaced the one that was opened.", "Open it again.");
            }

            if (reader.IsDBNull(0))
            {
                return false;
            }

            var edges = Tree.EdgesOf(node);
            do
            {
                var action = edges.IndexOf(new Edge((byte)reader.GetInt64(0)));
                (averages[action], regrets[action]) = (reader.GetFloat(1), reader.GetFloat(2));
            }
            while (reader.Read());
            return true;
        }
        catch (NpgsqlException error)
        {
            throw DatabaseErrors.TryTranslate(error)!;
        }
    }

    private NpgsqlCommand Question(NpgsqlConnection connection, int node, int bucket)
    {
        var present = Abstraction.Of(Tree.Nodes[node].Street, bucket).Code;
        var command = new NpgsqlCommand(Ask, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<long> { TypedValue = node },
                new NpgsqlParameter<long> { TypedValue = present },
                new NpgsqlParameter { Value = Stored.Run.Id, NpgsqlDbType = NpgsqlDbType.Uuid },
            },
        };

        // Planned once a connection: the pool keeps prepared statements.
        command.Prepare();
        return command;
    }
}
