using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Live;
using Poker.Infrastructure.Models;
using Poker.Tests.Harness;

namespace Poker.Tests.Live;

public sealed class LiveTrialTests(PostgresFixture postgres) : LiveLoopTests(postgres)
{
    [Fact]
    public async Task A_trial_that_shows_nothing_better_ends_with_the_old_model()
    {
        var run = await StartAsync();
        var (production, canary) = await TryingAsync(run);

        await run.TryAsync(canary, production, Differences(5, 20_000, -0.5f));
        await run.GoOnAsync();

        Assert.Equal(CycleState.Rejected, (await run.CyclesAsync())[0].State);
        Assert.Equal((ModelState.Rejected, ModelState.Production), (await run.StateAsync(canary), await run.StateAsync(production)));
    }

    [Fact]
    public async Task A_trial_that_decides_nothing_ends_after_the_results_it_was_given()
    {
        var run = await StartAsync(Spec with { MostTrialResults = 50 });
        var (production, canary) = await TryingAsync(run);

        await run.TryAsync(canary, production, Differences(6, 60, 0.1f));
        await run.GoOnAsync();

        Assert.Contains("undecided", (await run.CyclesAsync())[0].Outcome, StringComparison.Ordinal);
        Assert.Equal(ModelState.Rejected, await run.StateAsync(canary));
    }

    [Fact]
    public async Task A_canary_that_the_guard_has_taken_out_ends_its_cycle()
    {
        var run = await StartAsync();
        var (_, canary) = await TryingAsync(run);

        await run.Models.MoveAsync(canary, ModelState.Rejected, new("guard", "too slow"), default);
        await run.GoOnAsync();

        Assert.Equal(CycleState.Rejected, (await run.CyclesAsync())[0].State);
    }

    [Fact]
    public async Task A_trial_outlives_its_run_and_its_leader_and_a_validation_does_not()
    {
        var run = await StartAsync();
        var (production, canary) = await TryingAsync(run);
        await run.MoveAsync(RunState.Draining);
        Assert.Equal(RunState.Done, (await run.GoOnAsync()).State);
        Assert.Equal(ModelState.Canary, await run.StateAsync(canary));

        run.ChangeLeader();
        await run.StartAsync();
        await run.TryAsync(canary, production, Differences(7, 3_000, 3));
        await run.GoOnAsync();
        Assert.Equal(ModelState.Production, await run.StateAsync(canary));

        await run.AskAsync();
        await run.PlanAsync();
        await run.MoveAsync(RunState.Cancelled);
        await run.StartAsync();
        await run.PlanAsync();
        Assert.Equal((CycleState.Nothing, "its run has ended"), ((await run.CyclesAsync())[0].State, (await run.CyclesAsync())[0].Outcome));
    }

    [Fact]
    public async Task A_trial_against_a_model_that_plays_no_more_ends_without_promotion()
    {
        var run = await StartAsync();
        var (_, canary) = await TryingAsync(run);
        var other = await run.PutIntoProductionAsync(
            TeacherHands.Learn(TeacherHands.SamplesOf(TeacherHands.Play(200, 22)), TeacherHands.SamplesOf(TeacherHands.Play(50, 23)), 6));

        await run.TryAsync(canary, other.Version, Differences(8, 3_000, 3));
        await run.GoOnAsync();

        Assert.Equal((ModelState.Rejected, ModelState.Production), (await run.StateAsync(canary), await run.StateAsync(other.Version)));
        Assert.Contains("meanwhile version", (await run.CyclesAsync())[0].Outcome, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trial_that_nobody_plays_ends_after_its_time()
    {
        var run = await StartAsync();
        var (_, canary) = await TryingAsync(run);
        await run.GoOnAsync();
        Assert.Equal(ModelState.Canary, await run.StateAsync(canary));

        await ExecuteAsync("UPDATE live_cycle SET began_at = began_at - interval '49 hours'");
        await run.GoOnAsync();

        Assert.Equal(ModelState.Rejected, await run.StateAsync(canary));
        Assert.Contains("undecided", (await run.CyclesAsync())[0].Outcome, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_runs_that_are_over_left_is_cleaned_up_but_for_trials()
    {
        var run = await StartAsync();
        var (production, canary) = await TryingAsync(run);
        await run.TryAsync(canary, production, [1]);
        await ExecuteAsync("UPDATE trial_result SET at = at - interval '8 days'");
        await run.MoveAsync(RunState.Cancelled);
        await CleanUpAsync();
        Assert.Equal((CycleState.Trying, 1L), ((await run.CyclesAsync())[0].State, await ReadAsync<long>("SELECT count(*) FROM trial_result")));

        await run.Models.MoveAsync(canary, ModelState.Rejected, new("a test", "enough"), default);
        await run.StartAsync();
        await run.GoOnAsync();
        await run.AskAsync();
        await run.PlanAsync();
        await run.MoveAsync(RunState.Cancelled);
        await CleanUpAsync();

        Assert.Equal((CycleState.Nothing, 0L), ((await run.CyclesAsync())[0].State, await ReadAsync<long>("SELECT count(*) FROM trial_result")));
    }
}
