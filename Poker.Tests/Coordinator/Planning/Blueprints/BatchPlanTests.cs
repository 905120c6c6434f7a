using Poker.Coordinator.Planning.Blueprints;
using Poker.Core.Numerics;
using Poker.Infrastructure.Batches;

namespace Poker.Tests.Coordinator.Planning.Blueprints;

public sealed class BatchPlanTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 0)]
    [InlineData(3, 1)]
    [InlineData(4, null)]
    [InlineData(20, 5)]
    public void Whatever_the_order_in_which_batches_end_none_is_staler_than_the_bound(int workers, int? bound)
    {
        var plan = new BatchPlan(new BlueprintSpec { Target = "kuhn", Staleness = bound }, 1, 10, workers);
        var rng = new Rng((ulong)workers);
        var (epoch, most, next) = (0L, 0L, 0);
        var issued = new List<IssuedBatch>();
        for (var step = 0; step < 5_000; step++)
        {
            for (var room = plan.Room(epoch, issued); room > 0; room--)
            {
                issued.Add(new IssuedBatch(next++, false, epoch, 10));
            }

            // One worker is a hundred times slower than the others: the one that has the first batch.
            var waiting = issued.FindIndex(batch => !batch.IsLeased);
            if (waiting >= 0 && issued.Count(batch => batch.IsLeased) < workers)
            {
                issued[waiting] = issued[waiting] with { IsLeased = true, BaseEpoch = epoch };
                continue;
            }

            var working = issued.Where(batch => batch.IsLeased).ToList();
            var ended = working.Count == 1 || rng.Below(100) == 0 ? working[0] : working[1 + (int)rng.Below((ulong)working.Count - 1)];
            most = Math.Max(most, epoch - ended.BaseEpoch);
            issued.Remove(ended);
            epoch++;
            issued = [.. issued.Select(batch => batch.IsLeased ? batch : batch with { BaseEpoch = epoch })];
        }

        Assert.InRange(most, Math.Min(workers - 1, plan.Staleness), plan.Staleness);
        Assert.True(epoch > 1_000);
    }

    [Fact]
    public void Batches_grow_with_what_was_trained_and_end_where_the_run_does()
    {
        var plan = new BatchPlan(new BlueprintSpec { Target = "kuhn", RampShare = 0.5 }, 8, 1_000, 4);

        Assert.Equal([8, 8, 56, 624, 1_000, 1_000], new long[] { 0, 100, 1_000, 10_000, 16_000, 1_000_000 }.Select(first => plan.LengthAt(first, null)));
        Assert.Equal(16, plan.LengthAt(100_000, 100_010));
    }

    [Fact]
    public void A_batch_stands_for_those_beside_it_and_one_alone_for_itself()
    {
        static int Crowd(int workers, int? staleness) => new BatchPlan(new BlueprintSpec { Staleness = staleness }, 1, 1, workers).Crowd;

        Assert.Equal((1, 1, 3, 7, 1, 3), (Crowd(0, null), Crowd(1, null), Crowd(2, null), Crowd(4, null), Crowd(9, 0), Crowd(9, 1)));
    }
}
