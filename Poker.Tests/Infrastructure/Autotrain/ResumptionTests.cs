using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Autotrain;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Autotrain;

public sealed class ResumptionTests
{
    private static readonly BlueprintRun Old = MadeUpBlueprint.Run(BettingPresets.Tiny, MadeUpBlueprint.Buckets, 1_000);
    private static readonly BlueprintRun New = Old with { Iterations = 2_000 };

    [Fact]
    public void The_newer_one_counts_and_of_equals_the_checkpoint()
    {
        Assert.Equal(RunSource.Nothing, new Resumption(null, null).Choose(null));
        Assert.Equal(RunSource.Checkpoint, new Resumption(New, Old).Choose(null));
        Assert.Equal(RunSource.Database, new Resumption(Old, New).Choose(null));
        Assert.Equal(RunSource.Checkpoint, new Resumption(Old, Old).Choose(null));
        Assert.Equal(RunSource.Database, new Resumption(null, Old).Choose(null));
        Assert.Equal(RunSource.Database, new Resumption(New, Old).Choose(RunSource.Database));
        Assert.Null(new Resumption(New, Old).ProblemWith(Old.Key, null));
    }

    [Fact]
    public void Threads_are_no_difference()
    {
        var key = Old.Key with { Training = Old.Key.Training with { Threads = 7 } };

        Assert.Null(new Resumption(Old, null).ProblemWith(key, null));
        Assert.Equal(Old.Key.Fingerprint, key.Fingerprint);
    }

    [Fact]
    public void Two_runs_that_began_apart_want_to_be_chosen_between()
    {
        var found = new Resumption(Old, New with { Id = Guid.NewGuid() });

        var problem = found.ProblemWith(Old.Key, null);

        Assert.Contains("are of two runs that began apart", problem!.Value.Problem);
        Assert.Contains("--from checkpoint", problem.Value.WayOut);
        Assert.Null(found.ProblemWith(Old.Key, RunSource.Database));
    }

    [Fact]
    public void Another_key_is_refused_with_all_that_differs()
    {
        var wanted = BlueprintKey.Of(
            Old.Key.Abstraction with { TurnBuckets = 7 }, BettingPresets.Tiny.WithStacks(30), Old.Key.Training with { Seed = 6, Prune = false });

        var problem = new Resumption(null, Old).ProblemWith(wanted, null);

        Assert.Equal(
            "The database holds another blueprint: turn buckets 20, not 7; stacks of 20 big blinds, not 30; "
            + "training: seed 5, pruning below -200 stacks, not seed 6, no pruning.",
            problem!.Value.Problem);
        Assert.NotEqual(Old.Key.Fingerprint, wanted.Fingerprint);
    }

    [Fact]
    public void A_place_without_a_blueprint_cannot_be_gone_on_from() =>
        Assert.Contains("no blueprint in the database", new Resumption(Old, null).ProblemWith(Old.Key, RunSource.Database)!.Value.Problem);
}
