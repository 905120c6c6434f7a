using Poker.Core.Clustering;
using Poker.Core.Learning.Samples;
using Poker.Infrastructure.Capture;
using Poker.Tests.Core.Learning.Samples;
using Poker.Tests.Core.Play.Baselines;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Capture;

public sealed class SampleBackfillTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private static readonly SampleBuilder Builder = new(SampleHands.Half, new());

    [Fact]
    public async Task Missing_samples_are_made_once_and_all_of_them_anew_when_asked_for()
    {
        var session = await StoredHands.SessionAsync(DataSource);
        var hands = SampleHands.Random(23, SampleBackfill.ChunkHands + 20).ToArray();
        for (var i = 0; i < hands.Length; i++)
        {
            await StoredHands.AddAsync(DataSource, session, i, hands[i], i % 10 == 0);
        }

        var expected = hands.Sum(hand => SampleHands.Build(hand).Count);
        var told = new List<long>();
        var first = await RunAsync(rebuild: false, tally => told.Add(tally.Hands));
        var checksum = await ReadAsync<string>("SELECT md5(string_agg(s::text, '|' ORDER BY hand, decision)) FROM sample AS s");
        var second = await RunAsync(rebuild: false);
        await ExecuteAsync("UPDATE sample SET weight = 9 WHERE decision = 0");
        var third = await RunAsync(rebuild: true);

        Assert.Equal(((long)hands.Length, (long)expected), (first.Tally.Hands, first.Tally.Samples));
        Assert.Equal([500, 520], told);
        Assert.Equal((0, 0), (second.Tally.Hands, second.Tally.Samples));
        Assert.Equal((first.Tally.Hands, first.Tally.Samples), (third.Tally.Hands, third.Tally.Samples));
        Assert.Equal(checksum, await ReadAsync<string>("SELECT md5(string_agg(s::text, '|' ORDER BY hand, decision)) FROM sample AS s"));
        Assert.Equal(expected, await ReadAsync<long>("SELECT count(*) FROM sample"));
    }

    [Fact]
    public async Task Samples_that_were_made_without_buckets_are_made_anew_once_there_are_some()
    {
        var session = await StoredHands.SessionAsync(DataSource);
        await StoredHands.AddAsync(DataSource, session, 1, SampleHands.HeadsUp);
        await StoredHands.AddAsync(DataSource, session, 2, SampleHands.HeadsUp);
        var plain = await RunAsync(rebuild: false);
        await ExecuteAsync("UPDATE sampled_hand SET made_by = 'shown 0.5, assumed stacks left out; no buckets' WHERE hand = (SELECT max(id) FROM hand)");
        var tables = new AbstractionTables(RoyalAbstraction.Artefacts);
        var rich = new SampleBuilder(new(AllBaselines.Equities, tables), new());
        var builds = new List<long>();
        for (var run = 0; run < 2; run++)
        {
            builds.Add((await new SampleBackfill(DataSource, HandRecord.Read).RunAsync(rich, rebuild: false, null, CancellationToken.None)).Tally.Hands);
        }

        Assert.Equal(2, plain.Tally.Hands);
        Assert.Equal([1, 0], builds);
        Assert.Equal(
            $"{rich.MadeBy}|shown 0.5, assumed stacks left out; no buckets",
            await ReadAsync<string>("SELECT string_agg(made_by, '|' ORDER BY hand) FROM sampled_hand"));
        Assert.Equal(12, await ReadAsync<long>("SELECT count(*) FROM sample"));
    }

    [Fact]
    public async Task A_record_that_cannot_be_used_is_told_and_the_others_are_sampled()
    {
        var session = await StoredHands.SessionAsync(DataSource);
        var good = await StoredHands.AddAsync(DataSource, session, 1, SampleHands.HeadsUp);
        var illegal = await StoredHands.AddAsync(DataSource, session, 2, SampleHands.Hand(50, 100, [900, 900], ["QcQd", "AhKh"], "1 r250; 0 x"));
        var torn = await StoredHands.AddAsync(DataSource, session, 3, "{}", isValidation: false);

        var done = await RunAsync(rebuild: false);

        Assert.Equal((1, 6), (done.Tally.Hands, done.Tally.Samples));
        Assert.Equal([illegal, torn], done.Refused.Select(refused => refused.Hand));
        Assert.StartsWith("hand 1 is not one that the rules engine accepts: ", done.Refused[0].Reason, StringComparison.Ordinal);
        Assert.Equal([good], await IdsAsync());
    }

    [Fact]
    public async Task A_hand_that_somebody_replaces_meanwhile_is_passed_over()
    {
        var session = await StoredHands.SessionAsync(DataSource);
        var replaced = await StoredHands.AddAsync(DataSource, session, 1, SampleHands.HeadsUp);
        var other = await StoredHands.AddAsync(DataSource, session, 2, SampleHands.HeadsUp);
        await using var connection = await DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var delete = new Npgsql.NpgsqlCommand($"DELETE FROM hand WHERE id = {replaced}", connection))
        {
            await delete.ExecuteNonQueryAsync();
        }

        var done = await RunAsync(rebuild: false);

        Assert.Equal(1, done.Tally.Hands);
        Assert.Equal([other], await IdsAsync());
        await transaction.RollbackAsync();
        Assert.Equal(1, (await RunAsync(rebuild: false)).Tally.Hands);
    }

    [Fact]
    public async Task Two_at_once_make_every_hand_s_samples_once()
    {
        var session = await StoredHands.SessionAsync(DataSource);
        var hands = SampleHands.Random(29, 60).ToArray();
        for (var i = 0; i < hands.Length; i++)
        {
            await StoredHands.AddAsync(DataSource, session, i, hands[i]);
        }

        var done = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => new SampleBackfill(DataSource, HandRecord.Read)
            .RunAsync(new(SampleHands.Half, new()), rebuild: false, null, CancellationToken.None)));

        Assert.Equal(hands.Length, done.Sum(one => one.Tally.Hands));
        Assert.Equal(hands.Length, await ReadAsync<long>("SELECT count(*) FROM sampled_hand"));
    }

    private Task<SampledHands> RunAsync(bool rebuild, Action<SampleTally>? progress = null) =>
        new SampleBackfill(DataSource, HandRecord.Read).RunAsync(Builder, rebuild, progress, CancellationToken.None);

    private async Task<List<long>> IdsAsync()
    {
        await using var command = DataSource.CreateCommand("SELECT hand FROM sampled_hand ORDER BY hand");
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new List<long>();
        while (await reader.ReadAsync())
        {
            ids.Add(reader.GetInt64(0));
        }

        return ids;
    }
}
