using Poker.Core.Cards;
using Poker.Infrastructure.Postgres;
using Poker.Tests.Harness;

namespace Poker.Tests.EndToEnd;

/// <summary>The 52 cards through the program itself. Needs 9.5 GB of free disk in the folder for temporary files.</summary>
public sealed class FullDeckTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>Where a run is killed while it computes, in the order in which a run comes by.</summary>
    private static readonly string[] ComputingLines = ["turn · histograms", "turn · k-means", "flop · histograms", "flop · k-means", "preflop · metric"];

    [Fact]
    [Trait("Category", "Full")] // Two runs of minutes each, and gigabytes of rows.
    public async Task A_full_run_killed_in_every_street_ends_with_the_exact_rows_of_an_undisturbed_one()
    {
        await using var folder = new DataFolder();
        await using (var server = await folder.OpenAsync())
        {
            await KillWhileComputingAsync(folder, server);
            await KillWhileStoringAsync(folder, server);
        }

        await folder.SucceedAsync("cluster");
        var resumed = await folder.ChecksumsAsync();
        Assert.Equal(
            [("isomorphism", 138_403_265), ("metric", 37_670), ("abstraction", 542), ("street", 4), ("blueprint", 0), ("epoch", 0)],
            resumed.Where(table => table.Table != "transitions").Select(table => (table.Table, table.Rows)));
        Assert.Contains("nothing to do", await folder.SucceedAsync("cluster"));
        Assert.Contains("\"rowsPresent\": 123156254,", await folder.SucceedAsync("status", "--json"));

        folder.ForgetStreets();
        await folder.SucceedAsync("cluster", "--reset", "--yes");
        Assert.Equal(resumed, await folder.ChecksumsAsync());
    }

    // Nothing is stored meanwhile, so that every line comes however slow the machine is.
    private static async Task KillWhileComputingAsync(DataFolder folder, PokerDatabase server)
    {
        await using var connection = await server.DataSource.OpenConnectionAsync();
        await using var blocked = await DataFolder.BlockAsync(connection, Street.River);
        foreach (var line in ComputingLines)
        {
            using var child = PokerCli.Start(folder.Path, "cluster");
            await child.ReadLineWithAsync(line, Patience);
            await child.KillAsync();
        }
    }

    private static async Task KillWhileStoringAsync(DataFolder folder, PokerDatabase server)
    {
        using (var river = PokerCli.Start(folder.Path, "cluster"))
        {
            await river.ReadLineWithAsync("river · into PostgreSQL", Patience);
            await river.KillAsync();
        }

        foreach (var street in new[] { Street.Turn, Street.Flop, Street.Preflop })
        {
            await using var connection = await server.DataSource.OpenConnectionAsync();
            await using var blocked = await DataFolder.BlockAsync(connection, street);
            using var child = PokerCli.Start(folder.Path, "cluster");
            await DataFolder.UntilBlockedAsync(server, Patience);
            await child.KillAsync();
        }
    }
}
