using Npgsql;
using Poker.Core.Learning.Samples;
using Poker.Infrastructure.Capture;
using Poker.Tests.Core.Learning.Samples;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Capture;

public sealed class SampleStoreTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private const string MadeBy = "by hand";

    private SampleStore Store => new(DataSource);

    [Fact]
    public async Task Samples_are_read_back_as_they_were_written_page_by_page_and_split_by_hand()
    {
        var hands = await StoreAsync(9);
        await WriteAsync(hands);

        foreach (var isValidation in new[] { false, true })
        {
            var expected = hands.Where(hand => hand.IsValidation == isValidation)
                .SelectMany(hand => hand.Samples.Select(sample => (hand.Hand, Sample: sample))).ToArray();
            var read = await ReadAllAsync(new(SampleMode.Taken, isValidation), room: 7);
            Assert.True(expected.Length > 7);
            Assert.Equal(expected.Select(one => new SamplePlace(one.Hand, one.Sample.Decision)), read.Select(one => one.Place));
            for (var i = 0; i < expected.Length; i++)
            {
                Assert.Equal(expected[i].Sample.Features, read[i].Sample.Features);
                Assert.Equal(expected[i].Sample.Label, read[i].Sample.Label);
                Assert.Equal((expected[i].Sample.Legal, expected[i].Sample.Weight), (read[i].Sample.Legal, read[i].Sample.Weight));
            }
        }
    }

    [Fact]
    public async Task Counts_tell_layout_mode_and_how_samples_were_made()
    {
        var hands = await StoreAsync(9);
        await WriteAsync(hands);
        await WriteAsync([hands[0] with { Samples = [] }], SampleMode.Optimal, "a blueprint");
        var (training, validation) = (hands.Where(hand => !hand.IsValidation).Sum(hand => hand.Samples.Count), hands.Where(hand => hand.IsValidation).Sum(hand => hand.Samples.Count));

        Assert.Equal(
            [new(1, SampleMode.Taken, MadeBy, 9, training, validation), new(1, SampleMode.Optimal, "a blueprint", 1, 0, 0)],
            await Store.CountAsync(CancellationToken.None));
        Assert.Equal(9, await Store.DeleteAsync(1, SampleMode.Taken, CancellationToken.None));
        Assert.Equal([new(1, SampleMode.Optimal, "a blueprint", 1, 0, 0)], await Store.CountAsync(CancellationToken.None));
        Assert.Equal(0, await ReadAsync<long>("SELECT count(*) FROM sample"));
    }

    [Fact]
    public async Task What_is_rolled_back_was_never_there_and_a_hand_s_samples_go_with_it()
    {
        var hands = await StoreAsync(2);
        await using (var connection = await DataSource.OpenConnectionAsync())
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await SampleWriter.WriteAsync(connection, SampleMode.Taken, MadeBy, hands, CancellationToken.None);
            await transaction.RollbackAsync();
        }

        Assert.Empty(await Store.CountAsync(CancellationToken.None));
        await WriteAsync(hands);
        await ExecuteAsync($"DELETE FROM hand WHERE id = {hands[0].Hand}");
        Assert.Equal(hands[1].Samples.Count, await ReadAsync<long>("SELECT count(*) FROM sample"));
        Assert.Equal(1, await ReadAsync<long>("SELECT count(*) FROM sampled_hand"));
    }

    [Fact]
    public async Task A_hand_is_not_sampled_twice_by_one_layout_and_mode()
    {
        var hands = await StoreAsync(1);
        await WriteAsync(hands);

        var error = await Assert.ThrowsAsync<PostgresException>(() => WriteAsync(hands));

        Assert.Equal(PostgresErrorCodes.UniqueViolation, error.SqlState);
    }

    [Fact]
    public async Task A_vector_of_another_length_is_refused_with_the_way_out()
    {
        var hands = await StoreAsync(1);
        await WriteAsync(hands);
        await ExecuteAsync("UPDATE sample SET features = substr(features, 1, 100)");

        var error = await Assert.ThrowsAsync<InvalidDataException>(
            () => Store.ReadAsync(new(SampleMode.Taken, hands[0].IsValidation), new SampleBatch(5), CancellationToken.None));

        Assert.Contains("has 100 bytes and 9 bins, not those of layout 1: poker capture samples --rebuild makes it anew", error.Message, StringComparison.Ordinal);
    }

    // Every third is kept for validation.
    private async Task<List<SampledHand>> StoreAsync(int count)
    {
        var session = await StoredHands.SessionAsync(DataSource);
        var hands = new List<SampledHand>();
        foreach (var hand in SampleHands.Random(17, 100).Where(hand => SampleHands.Build(hand).Count > 3).Take(count))
        {
            var isValidation = hands.Count % 3 == 1;
            var id = await StoredHands.AddAsync(DataSource, session, hands.Count, hand, isValidation);
            hands.Add(new(id, isValidation, SampleHands.Build(hand, options: new() { ShownWeight = 0.5f })));
        }

        return hands;
    }

    private async Task WriteAsync(IReadOnlyList<SampledHand> hands, SampleMode mode = SampleMode.Taken, string madeBy = MadeBy)
    {
        await using var connection = await DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await SampleWriter.WriteAsync(connection, mode, madeBy, hands, CancellationToken.None);
        await transaction.CommitAsync();
    }

    private async Task<List<(SamplePlace Place, DecisionSample Sample)>> ReadAllAsync(SampleQuery query, int room)
    {
        var (batch, read) = (new SampleBatch(room), new List<(SamplePlace, DecisionSample)>());
        do
        {
            await Store.ReadAsync(query with { After = batch.Last ?? query.After }, batch, CancellationToken.None);
            for (var i = 0; i < batch.Count; i++)
            {
                read.Add((batch.Places[i], new(
                    batch.Places[i].Decision,
                    batch.Features[(i * FeatureLayout.Count)..((i + 1) * FeatureLayout.Count)],
                    batch.Legal[i],
                    batch.Labels[(i * ActionBins.Count)..((i + 1) * ActionBins.Count)],
                    batch.Weights[i])));
            }
        }
        while (batch.Count == batch.Capacity);

        return read;
    }
}
