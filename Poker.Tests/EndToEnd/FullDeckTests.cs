using Poker.Tests.Harness;

namespace Poker.Tests.EndToEnd;

/// <summary>The 52 cards through the program itself. Needs 9.5 GB of free disk in the folder for temporary files.</summary>
public sealed class FullDeckTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Where a run is killed: while turn and flop are computed, with the river on its way into the database, and while each street is stored.
    /// </summary>
    private static readonly string[] FatalLines =
    [
        "turn · histograms", "turn · k-means", "river · into PostgreSQL", "flop · histograms", "flop · k-means", "turn · into PostgreSQL",
        "flop · into PostgreSQL", "preflop · into PostgreSQL",
    ];

    [Fact]
    [Trait("Category", "Full")] // Two runs of minutes each, and gigabytes of rows.
    public async Task A_full_run_killed_in_every_street_ends_with_the_exact_rows_of_an_undisturbed_one()
    {
        await using var folder = new DataFolder();
        foreach (var line in FatalLines)
        {
            using var child = PokerCli.Start(folder.Path, "cluster");
            await child.ReadLineWithAsync(line, Patience);
            await child.KillAsync();
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
}
