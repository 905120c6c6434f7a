using Poker.Core.Cards;
using Poker.Core.Numerics;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Tests.Harness;

namespace Poker.Tests.EndToEnd;

[Collection(RoyalCollection.Name)]
public sealed class KilledRunTests(RoyalRun undisturbed)
{
    private static readonly string[] Royal = ["cluster", "--deck", "royal"];

    /// <summary>Lines after which a run is killed: before anything, while a street is computed, when all rows of one are copied.</summary>
    private static readonly string[] FatalLines =
    [
        "Database:", "turn · histograms", "river · into PostgreSQL", "flop · k-means", "turn · into PostgreSQL", "preflop · into PostgreSQL",
    ];

    [Fact]
    public async Task A_run_killed_at_any_line_is_completed_by_the_next_with_the_same_tables()
    {
        await using var folder = await undisturbed.EmptyAsync();
        await using var server = await folder.OpenAsync();
        foreach (var line in FatalLines)
        {
            using (var child = PokerCli.Start(folder.Path, [.. Royal, "--reset", "--yes"]))
            {
                await child.ReadLineWithAsync(line);
                await child.KillAsync();
            }

            await folder.SucceedAsync(Royal);
            Assert.Equal(undisturbed.Checksums, await folder.ChecksumsAsync());
            folder.ForgetStreets();
        }
    }

    [Fact]
    public async Task A_run_killed_before_each_street_is_stored_leaves_the_streets_before_it_and_is_resumed()
    {
        await using var folder = await undisturbed.EmptyAsync();
        await using var server = await folder.OpenAsync();
        foreach (var street in Streets.InOrderOfClustering.ToArray())
        {
            await using var connection = await server.DataSource.OpenConnectionAsync();
            await using var blocked = await DataFolder.BlockAsync(connection, street);
            using var child = PokerCli.Start(folder.Path, Royal);
            await DataFolder.UntilBlockedAsync(server);
            await child.KillAsync();
        }

        var states = (await new AbstractionStore(server.DataSource).ReadStatusAsync(CancellationToken.None)).Select(street => street.State);
        Assert.Equal([StreetState.Complete, StreetState.Complete, StreetState.Complete, StreetState.Missing], states);
        await folder.SucceedAsync(Royal);
        Assert.Equal(undisturbed.Checksums, await folder.ChecksumsAsync());
    }

    [Fact]
    public async Task A_run_whose_server_is_killed_ends_with_a_sentence_and_the_next_starts_the_server_again()
    {
        await using var folder = await undisturbed.EmptyAsync();
        using (var child = PokerCli.Start(folder.Path, Royal))
        {
            await child.ReadLineWithAsync("turn · histograms");
            await folder.KillServerAsync();
            var (exitCode, _, errors) = await child.EndAsync();

            Assert.Equal(1, exitCode);
            Assert.StartsWith("poker: ", errors);
            Assert.Contains("un the command again", errors);
            Assert.DoesNotContain("   at ", errors);
        }

        await folder.SucceedAsync(Royal);
        Assert.Equal(undisturbed.Checksums, await folder.ChecksumsAsync());
    }

    [Fact]
    [Trait("Category", "Chaos")]
    public async Task Runs_and_servers_killed_at_random_moments_never_leave_what_the_next_run_trusts_wrongly()
    {
        var rng = new Rng(20);
        await using var folder = await undisturbed.EmptyAsync();
        for (var round = 0; round < 20; round++)
        {
            using (var child = PokerCli.Start(folder.Path, [.. Royal, "--reset", "--yes"]))
            {
                // The moment is the point of it: nothing is waited for here.
                await Task.Delay((int)rng.Below(2_500));
                await child.KillAsync();
            }

            if (rng.Below(3) == 0 && File.Exists(folder.Postmaster))
            {
                await folder.KillServerAsync();
            }

            await folder.SucceedAsync(Royal);
            Assert.Equal(undisturbed.Checksums, await folder.ChecksumsAsync());
            folder.ForgetStreets();
        }
    }
}
