using System.Net;
using Poker.AppHost.Commands;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Tests.Coordinator;
using Poker.Tests.Coordinator.Planning.Clustering;
using Poker.Tests.Harness;

namespace Poker.Tests.AppHost.Commands;

/// <summary>The dashboard's commands against a real coordinator.</summary>
public sealed class RunCommandTests(PostgresFixture postgres) : CoordinatorTests(postgres)
{
    [Fact]
    public async Task Clustering_is_started_once_and_stopped()
    {
        await using var host = await CoordinatorHost.StartAsync(ConnectionString, [], ("Poker:Runs:Deck", "royal"));

        var started = await CallAsync(host, RunCommand.StartClustering);
        var again = await CallAsync(host, RunCommand.StartClustering);
        var stopped = await CallAsync(host, RunCommand.StopClustering);
        await Poll.UntilAsync(async () => await ReadAsync<string>("SELECT state FROM run") == "cancelled", "the run was stopped");
        var nothing = await CallAsync(host, RunCommand.StopClustering);

        Assert.True(started.Done, started.Sentence);
        Assert.StartsWith("Start clustering: ", started.Sentence);
        Assert.Equal((false, "Another run of the same tables is under way: stop it first, or wait until it ends."), again);
        Assert.True(stopped.Done, stopped.Sentence);
        Assert.Equal((false, "No run of the kind clustering is live."), nothing);
        Assert.Equal("royal", await ReadAsync<string>("SELECT spec->'key'->>'deck' FROM run"));
    }

    [Fact]
    public async Task Training_is_refused_until_all_streets_are_clustered()
    {
        await using var host = await CoordinatorHost.StartAsync(ConnectionString, [], ("Poker:Runs:Deck", "royal"));

        Assert.Equal(
            (false, "The abstraction is incomplete: river, turn, flop, preflop are not clustered. Start a clustering run first, and wait for its end."),
            await CallAsync(host, RunCommand.StartTraining));
    }

    [Fact]
    public async Task A_street_is_reset_with_those_that_were_clustered_from_it_unless_a_run_is_live()
    {
        await using var host = await CoordinatorHost.StartAsync(ConnectionString, [], ("Poker:Runs:Deck", "royal"));
        await SingleProcess.StoreAsync(new AbstractionStore(DataSource));

        Assert.Equal((true, "Reset the flop: deleted preflop, flop."), await CallAsync(host, RunCommand.ResetStreet("flop")));
        Assert.Equal("3,2", await ReadAsync<string>("SELECT string_agg(street::text, ',' ORDER BY street DESC) FROM clustering"));
        await using (var connection = await DataSource.OpenConnectionAsync())
        {
            await new RunStore(connection).StartAsync(Guid.NewGuid(), "clustering", RunAreas.Autotrain, "{}", null, CancellationToken.None);
        }

        var (done, sentence) = await CallAsync(host, RunCommand.ResetStreet("river"));
        Assert.False(done);
        Assert.StartsWith("A distributed run is under way in this database", sentence);
    }

    [Fact]
    public async Task A_wrong_token_and_a_street_that_does_not_exist_are_told()
    {
        await using var host = await HostAsync();

        Assert.Equal((false, "The token is wrong."), await CallAsync(host, RunCommand.StartClustering, "another-token-0123456789"));
        Assert.Equal((false, "There is no street 'moon': it is one of preflop, flop, turn, river."), await CallAsync(host, RunCommand.ResetStreet("moon")));
    }

    [Fact]
    public async Task What_is_no_answer_of_a_coordinator_is_told_by_its_status() => Assert.Equal(
        (false, "The coordinator answered 502."),
        await CommandCall.ReadAsync(
            RunCommand.StartTraining, new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new StringContent("<html>") }, default));

    private static async Task<(bool Done, string Sentence)> CallAsync(CoordinatorHost host, RunCommand command, string token = CoordinatorHost.Token)
    {
        using var client = new HttpClient { BaseAddress = host.Http.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, command.Path);
        CommandCall.Prepare(request, command, token);
        using var response = await client.SendAsync(request);
        return await CommandCall.ReadAsync(command, response, default);
    }
}
