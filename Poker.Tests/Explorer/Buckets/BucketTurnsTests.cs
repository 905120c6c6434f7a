using Npgsql;
using Poker.Core.Cards;
using Poker.Core.Indexing;
using Poker.Explorer.Buckets;
using Poker.Tests.Harness;

namespace Poker.Tests.Explorer.Buckets;

public sealed class BucketTurnsTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private const string Name = "explorer-questions";

    [Fact]
    public async Task A_burst_of_questions_never_has_more_connections_than_there_are_turns()
    {
        await StoredAbstraction.StoreAsync(DataSource);
        await using var source = Named();
        var (_, buckets, hands) = Readers(source);

        var questions = Enumerable.Range(0, 60).Select(i => Task.Run(async () => (object)((i % 4) switch
        {
            0 => await hands.ReadAsync(["AhKh ThJcJd", "AcAs QdQhTh", "QcJd ThJhJs", "KcKd AhAsTc"], CancellationToken.None),
            1 => await buckets.MembersAsync(Street.Turn, i % 20, 8, i, CancellationToken.None),
            2 => await buckets.BucketAsync(Street.Preflop, i % 5, CancellationToken.None),
            _ => await buckets.OverviewAsync(CancellationToken.None),
        })));
        await Task.WhenAll(questions);

        // The pool keeps what was opened for minutes: all that were ever open at once are still there.
        Assert.InRange(await ReadAsync<long>($"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{Name}'"), 1, BucketTurns.MostConnections);
    }

    [Fact]
    public async Task Questions_that_are_left_stop_in_the_database_and_give_their_turns_back()
    {
        await StoredAbstraction.StoreAsync(DataSource);
        await using var source = Named();
        var (_, buckets, _) = Readers(source);
        await using var blocker = await DataSource.OpenConnectionAsync();
        await using var transaction = await blocker.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("LOCK TABLE isomorphism_turn IN ACCESS EXCLUSIVE MODE", blocker))
        {
            await command.ExecuteNonQueryAsync();
        }

        using var leaving = new CancellationTokenSource();
        var asked = Enumerable.Range(0, BucketTurns.MostConnections + 3)
            .Select(page => buckets.MembersAsync(Street.Turn, 5, 8, page, leaving.Token)).ToArray();
        await Poll.UntilAsync(async () => await WaitingAsync() == BucketTurns.MostConnections, "as many wait for the lock as have turns");
        await leaving.CancelAsync();

        foreach (var question in asked)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => question);
        }

        await Poll.UntilAsync(async () => await WaitingAsync() == 0, "the server has ended what was asked");
        await transaction.RollbackAsync();
        Assert.Equal(8, (await buckets.MembersAsync(Street.Turn, 5, 8, 0, CancellationToken.None)).Members.Count);
    }

    [Fact]
    public async Task A_comparison_that_is_left_stops_before_the_next_equity_and_before_the_next_distance()
    {
        await StoredAbstraction.StoreAsync(DataSource);
        var (views, _, _) = Readers(DataSource);
        var (view, next) = await views.ReadAsync(session => views.GetWithNextAsync(Street.Flop, session, CancellationToken.None), CancellationToken.None);
        var hand = Observation.Parse("AhKh ThJcJd");
        var bucket = StoredAbstraction.Tables.BucketOf(hand).Bucket;
        var mean = NextHistogram.OfBucket(view.Stored.SharesOf(bucket), 1000)!;
        var found = new FoundHands([hand], [bucket], view, next, [mean]);
        using var left = new CancellationTokenSource();
        await left.CancelAsync();

        Assert.ThrowsAny<OperationCanceledException>(() => found.Compare(left.Token));
        Assert.ThrowsAny<OperationCanceledException>(() => mean.DistancesTo([mean], next!.Ground, left.Token));
        Assert.Equal(0, found.Compare(CancellationToken.None).Hands.Single().Distance);
    }

    private static (StreetViews Views, BucketReader Buckets, HandReader Hands) Readers(NpgsqlDataSource source)
    {
        var turns = new BucketTurns(TimeSpan.FromMinutes(2));
        var views = new StreetViews(source, turns);
        return (views, new(views, turns), new(views, turns));
    }

    private NpgsqlDataSource Named() =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(ConnectionString) { ApplicationName = Name }.ConnectionString);

    private Task<long> WaitingAsync() =>
        ReadAsync<long>($"SELECT count(*) FROM pg_stat_activity WHERE application_name = '{Name}' AND wait_event_type = 'Lock'");
}
