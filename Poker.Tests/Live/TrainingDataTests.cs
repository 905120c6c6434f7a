using Poker.Core.Learning.Networks;
using Poker.Infrastructure.Live;
using Poker.Tests.Harness;

namespace Poker.Tests.Live;

public sealed class TrainingDataTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private static readonly LiveSpec Spec = new() { MostSamples = 1_000_000 };

    [Fact]
    public async Task All_samples_are_taken_while_there_is_room_and_none_of_them_on_both_sides()
    {
        var (half, last) = await AcceptAsync();

        var data = await ReadAsync(half, last, Spec);

        var (training, validation) = (await CountAsync("NOT validation"), await CountAsync("validation"));
        Assert.Equal((training, validation), (data.Training.Count, data.Validation.Count));
        Assert.Equal((await CountAsync($"NOT validation AND hand > {half}"), await CountAsync($"NOT validation AND hand <= {half}")), (data.New, data.Old));
        Assert.True(data.New > 100 && data.Old > 100);
        Assert.Equal(validation, await ReadAsync<long>("SELECT count(*) FROM sample WHERE validation"));
    }

    [Fact]
    public async Task Where_there_are_more_a_share_stays_for_older_hands_and_the_same_ones_come_again()
    {
        var (half, last) = await AcceptAsync();
        var few = Spec with { MostSamples = 200, ReplayShare = 0.25 };

        var data = await ReadAsync(half, last, few);

        // Hands are drawn, not samples: about as many.
        Assert.InRange(data.New, 100, 200);
        Assert.InRange(data.Old, 20, 80);
        var again = await ReadAsync(half, last, few);
        Assert.Equal(Rows(data.Training), Rows(again.Training));
        Assert.NotEqual(Rows(data.Training), Rows((await ReadAsync(half, last, few with { Seed = 2 })).Training));
    }

    [Fact]
    public async Task Room_that_new_hands_leave_is_older_ones()
    {
        var (_, last) = await AcceptAsync();

        var data = await ReadAsync(last, last, Spec with { MostSamples = 300, ReplayShare = 0 });

        Assert.Equal(0, data.New);
        Assert.InRange(data.Old, 200, 400);
    }

    [Fact]
    public async Task Of_two_labels_of_a_decision_the_first_mode_s_counts()
    {
        var (half, last) = await AcceptAsync();
        await ExecuteAsync("INSERT INTO sampled_hand SELECT hand, layout, 'optimal', samples, made_by FROM sampled_hand WHERE hand % 2 = 0");
        await ExecuteAsync("INSERT INTO sample SELECT hand, decision, layout, 'optimal', features, legal, label, 0.5, validation FROM sample WHERE hand % 2 = 0");

        var preferred = await ReadAsync(half, last, Spec with { Modes = ["optimal", "taken"] });
        var taken = await ReadAsync(half, last, Spec with { Modes = ["taken"] });

        Assert.Equal(taken.Training.Count, preferred.Training.Count);
        Assert.All(Enumerable.Range(0, taken.Training.Count), i => Assert.Equal(1, taken.Training.WeightOf(i)));
        Assert.Contains(Enumerable.Range(0, preferred.Training.Count), i => preferred.Training.WeightOf(i) == 0.5f);
        Assert.Contains(Enumerable.Range(0, preferred.Training.Count), i => preferred.Training.WeightOf(i) == 1);
    }

    [Fact]
    public async Task A_damaged_sample_is_told()
    {
        var (half, last) = await AcceptAsync();
        await ExecuteAsync("UPDATE sample SET label = '{1,1,0,0,0,0,0,0,0}'");
        Assert.Contains("is damaged", (await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(half, last, Spec))).Message, StringComparison.Ordinal);
        await ExecuteAsync("UPDATE sample SET features = substr(features, 1, 8)");
        Assert.Contains("--rebuild", (await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(half, last, Spec))).Message, StringComparison.Ordinal);
    }

    private static List<float> Rows(PolicySamples samples) =>
        [.. Enumerable.Range(0, samples.Count).SelectMany(i => samples.FeaturesOf(i).ToArray())];

    private async Task<(long Half, long Last)> AcceptAsync()
    {
        var run = new LiveRun(DataSource, Spec, "");
        await run.AcceptAsync(TeacherHands.Play(120, 1));
        var half = await ReadAsync<long>("SELECT max(id) FROM hand");
        await run.AcceptAsync(TeacherHands.Play(120, 2));
        return (half, await ReadAsync<long>("SELECT max(id) FROM hand"));
    }

    private Task<long> CountAsync(string which) => ReadAsync<long>($"SELECT count(*) FROM sample WHERE {which}");

    private async Task<TrainingData> ReadAsync(long after, long through, LiveSpec spec)
    {
        await using var connection = await DataSource.OpenConnectionAsync();
        return await TrainingData.ReadAsync(connection, after, through, spec, CancellationToken.None);
    }
}
