using System.Text.Json;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Tests.Harness;

namespace Poker.Tests.Cli.Commands;

public sealed class StatusCommandTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    [Fact]
    public async Task Where_nothing_is_it_says_so_and_makes_nothing()
    {
        using var folder = new ReachableFolder();
        var data = Path.Combine(folder.Path, "data");

        var (exitCode, output, errors) = await RunAsync("--status", "--data", data);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Contains($"none yet ({data})", output);
        Assert.Contains("Next: poker cluster", output);
        Assert.False(Directory.Exists(data));
    }

    [Fact]
    public async Task It_tells_street_by_street_what_is_there_as_json()
    {
        await new AbstractionStore(DataSource).StoreStreetAsync(
            new SyntheticRows(Street.Turn, 4, 10).Clustered(), AbstractionKey.Default, null, CancellationToken.None);

        var (exitCode, output, errors) = await RunAsync("status", "--json", "--checksum", "--database", ConnectionString);

        Assert.Equal((0, ""), (exitCode, errors));
        using var document = JsonDocument.Parse(output);
        var streets = document.RootElement.GetProperty("streets");
        Assert.Equal(["river", "turn", "flop", "preflop"], streets.EnumerateArray().Select(street => street.GetProperty("street").GetString()));
        Assert.Equal(1_286_792, streets[2].GetProperty("rowsExpected").GetInt64());
        Assert.Equal(4 * SyntheticRows.RowsPerBoard, streets[1].GetProperty("rowsPresent").GetInt64());
        Assert.Equal(144, document.RootElement.GetProperty("key").GetProperty("turnBuckets").GetInt32());
        Assert.Equal("isomorphism", document.RootElement.GetProperty("checksums")[0].GetProperty("table").GetString());
        Assert.False(document.RootElement.GetProperty("complete").GetBoolean());
    }

    [Fact]
    public async Task An_unreachable_database_ends_it_with_a_sentence_and_no_stack()
    {
        var (exitCode, output, errors) = await RunAsync("status", "--database", "Host=127.0.0.1;Port=1;Username=x;Password=secret");

        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith("poker: The database cannot be reached", errors);
        Assert.DoesNotContain("   at ", errors);
        Assert.DoesNotContain("secret", errors);
    }

    [Fact]
    public async Task Folder_and_server_together_are_refused() =>
        Assert.Equal(2, (await RunAsync("status", "--data", "x", "--database", "Host=y")).ExitCode);

    private static Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) => PokerCli.RunAsync("", arguments);
}
