using Poker.Core.Statistics;
using Poker.Infrastructure.History;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.History;

public sealed class EvaluationStoreTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    [Fact]
    public async Task What_is_stored_is_listed_the_latest_first_by_training_and_with_its_interval()
    {
        var (store, training, other) = (new EvaluationStore(DataSource), Guid.NewGuid(), Guid.NewGuid());
        await store.AddAsync(
            new(EvaluationKind.Lbr, training, 1_000, 450.5, BlueprintEvaluation.HalfWidthOf(new Interval(450.5, 20.5)), "mbb/hand", 2_000, "", """{"actions":"fcpa"}"""), default);
        await store.AddAsync(new(EvaluationKind.Exploitability, other, 5, 12, null, "mbb/hand", null, "", "{}"), default);
        await store.AddAsync(
            new(EvaluationKind.Match, training, 2_000, -3, BlueprintEvaluation.HalfWidthOf(new Interval(-3, double.NaN)), "mbb/hand", 1, new string('x', 500), "{}"), default);

        var all = await store.ListAsync(null, 10, default);
        Assert.Equal(["match", "exploitability", "lbr"], all.Select(one => one.Kind));
        Assert.Equal((430.0, 471.0, 2_000L, """{"actions": "fcpa"}"""), (all[2].Low, all[2].High, all[2].Hands, all[2].Settings));
        Assert.Equal((null, null, null, 200), (all[1].Low, all[1].High, all[1].Hands, all[0].Opponent.Length));
        Assert.Null(all[0].Low);
        Assert.Equal([all[0], all[2]], await store.ListAsync(training, 10, default));
        Assert.Equal([all[0]], await store.ListAsync(training, 1, default));
    }
}
