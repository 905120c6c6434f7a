using Npgsql;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Solving.Betting;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Tests.Harness;

namespace Poker.Tests.Cli.Commands;

public sealed class ReadOnlyUserTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private const string Role = "poker_test_reader";

    [Fact]
    public async Task Who_may_only_read_can_look_at_everything_and_store_nothing()
    {
        await new AbstractionStore(DataSource).StoreStreetAsync(
            new SyntheticRows(Street.Turn, 4, 10).Clustered(), AbstractionKey.Default, null, CancellationToken.None);
        var connection = await CreateReaderAsync();
        try
        {
            foreach (var command in (string[][])[["status", "--checksum"], ["bucket", "turn:4"]])
            {
                var (exitCode, output, errors) = await PokerCli.RunAsync("", [.. command, "--database", connection]);

                Assert.Equal((0, ""), (exitCode, errors));
                Assert.NotEmpty(output);
            }

            await using var source = NpgsqlDataSource.Create(connection);
            await AssertPlaysAsync(source);
            await using var write = source.CreateCommand("DELETE FROM abstraction");
            await Assert.ThrowsAsync<PostgresException>(() => write.ExecuteNonQueryAsync());
        }
        finally
        {
            await ExecuteAsync($"DROP OWNED BY {Role}; DROP ROLE {Role}");
        }
    }

    // The blueprint's leaves are made after the reader was granted what there was.
    private async Task AssertPlaysAsync(NpgsqlDataSource reader)
    {
        var tree = BettingTree.Of(BettingPresets.Tiny);
        using var tables = MadeUpBlueprint.Tables(tree, MadeUpBlueprint.Buckets, 1, 0.5);
        await new BlueprintStore(DataSource).SyncAsync(
            tables, MadeUpBlueprint.Run(BettingPresets.Tiny, MadeUpBlueprint.Buckets, 1), null, null, CancellationToken.None);

        var stored = await StoredBlueprint.OpenAsync(reader, CancellationToken.None);
        stored!.Policy(0, 0, new float[EdgeSet.Most]);
        MadeUpBlueprint.AssertEqual(tables, (await new BlueprintStore(reader).LoadAsync(null, CancellationToken.None))!.Value.Tables);
    }

    private async Task<string> CreateReaderAsync()
    {
        var settings = new NpgsqlConnectionStringBuilder(ConnectionString) { Username = Role, Password = "reader", Pooling = false };
        await ExecuteAsync($"DROP ROLE IF EXISTS {Role}");
        await ExecuteAsync(
            $"""
            CREATE ROLE {Role} LOGIN PASSWORD '{settings.Password}';
            GRANT CONNECT ON DATABASE {settings.Database} TO {Role};
            GRANT USAGE ON SCHEMA public TO {Role};
            GRANT SELECT ON ALL TABLES IN SCHEMA public TO {Role};
            """);
        return settings.ConnectionString;
    }
}
