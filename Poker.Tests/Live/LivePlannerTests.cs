using System.Text.Json;
using Poker.Core.Learning.Networks;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Live;
using Poker.Infrastructure.Models;
using Poker.Tests.Harness;

namespace Poker.Tests.Live;

public sealed class LivePlannerTests(PostgresFixture postgres) : LiveLoopTests(postgres)
{
    [Fact]
    public async Task Hands_become_a_model_that_is_validated_tried_and_promoted_and_the_next_cycle_begins_from_it()
    {
        var run = await StartAsync();
        var random = await run.PutIntoProductionAsync(TeacherHands.Uniform());
        await run.AcceptAsync(TeacherHands.Play(299, 1));
        await run.GoOnAsync();
        Assert.Empty(run.Done);
        Assert.Contains("299 of 300", (await run.ReportAsync()).Activity, StringComparison.Ordinal);

        await run.AcceptAsync(TeacherHands.Play(1, 2));
        await run.GoOnAsync();

        var cycle = Assert.Single(await run.CyclesAsync());
        Assert.Equal((CycleState.Trying, random.Version, 300), (cycle.State, cycle.Parent, cycle.NewHands));
        var canary = (await run.Models.InServiceAsync(ModelState.Canary, default))!;
        Assert.Equal((cycle.Candidate!.Value, random.Version), (canary.Version, canary.Parent));
        Assert.Equal(["cycle/1/train", .. Enumerable.Repeat("cycle/1/validate", 7)], run.Done.Select(job => job.Stage));

        // Somebody else leads after half of the results.
        await run.TryAsync(canary.Version, random.Version, Differences(1, 40, 3));
        await run.PlanAsync();
        Assert.Contains("trying version", (await run.ReportAsync()).Activity, StringComparison.Ordinal);
        run.ChangeLeader();
        await run.TryAsync(canary.Version, random.Version, Differences(2, 3_000, 3));
        await run.GoOnAsync();

        Assert.Equal(CycleState.Promoted, Assert.Single(await run.CyclesAsync()).State);
        Assert.Equal((ModelState.Production, ModelState.Retired), (await run.StateAsync(canary.Version), await run.StateAsync(random.Version)));
        var steps = await run.Models.HistoryAsync(canary.Version, default);
        Assert.Equal([ModelState.Candidate, ModelState.Validated, ModelState.Canary, ModelState.Production], steps.Select(step => step.To));
        var tests = JsonDocument.Parse(steps[1].Evidence).RootElement.GetProperty("tests");
        Assert.Equal(["better", "legality", "heldOut", .. Enumerable.Repeat("baseline", 4)], tests.EnumerateArray().Select(test => test.GetProperty("test").GetString()));
        Assert.All(tests.EnumerateArray(), test => Assert.True(test.GetProperty("passed").GetBoolean()));
        Assert.True(JsonDocument.Parse(steps[3].Evidence).RootElement.GetProperty("logEvidenceBetter").GetDouble() >= Math.Log(1 / cycle.Alpha));

        await run.AcceptAsync(TeacherHands.Play(300, 3));
        await run.GoOnAsync();
        Assert.Equal(canary.Version, (await run.CyclesAsync())[0].Parent);
    }

    [Fact]
    public async Task A_model_of_poisoned_hands_stays_out_of_production()
    {
        var run = await StartAsync();
        var good = await run.PutIntoProductionAsync(Taught());
        await run.AcceptAsync(TeacherHands.Play(300, 4), sample => sample with { Label = TeacherHands.Flipped(sample) });

        await run.GoOnAsync();

        var cycle = Assert.Single(await run.CyclesAsync());
        Assert.Equal(CycleState.Rejected, cycle.State);
        Assert.Equal((ModelState.Rejected, ModelState.Production), (await run.StateAsync(cycle.Candidate!.Value), await run.StateAsync(good.Version)));
        Assert.NotEqual("", (await run.Models.HistoryAsync(cycle.Candidate.Value, default))[^1].Why);
    }

    [Fact]
    public async Task Without_a_model_in_production_the_first_that_beats_random_play_goes_there()
    {
        var run = await StartAsync();
        await run.AcceptAsync(TeacherHands.Play(300, 8));

        await run.GoOnAsync();

        var cycle = Assert.Single(await run.CyclesAsync());
        Assert.Equal((CycleState.Promoted, (long?)null), (cycle.State, cycle.Parent));
        Assert.Contains("better than random", cycle.Outcome, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_samples_make_no_model_and_a_wish_is_one_cycle()
    {
        var run = await StartAsync();
        await run.AcceptAsync(TeacherHands.Play(10, 9));
        await run.AskAsync();

        await run.GoOnAsync();

        var cycle = Assert.Single(await run.CyclesAsync());
        Assert.Equal((CycleState.Nothing, "a test"), (cycle.State, cycle.Cause));
        Assert.Contains("100 and 10 are needed", cycle.Outcome, StringComparison.Ordinal);
        Assert.Empty(await run.Models.ListAsync(10, default));
    }

    [Fact]
    public async Task A_candidate_is_validated_as_it_is_when_somebody_asks()
    {
        var run = await StartAsync(Spec with { Trial = false });
        await run.PutIntoProductionAsync(TeacherHands.Uniform());
        var candidate = await run.RegisterAsync(Taught());
        await run.AskAsync(candidate.Version);

        await run.GoOnAsync();
        Assert.Equal(ModelState.Production, await run.StateAsync(candidate.Version));

        await run.AskAsync(candidate.Version);
        await run.GoOnAsync();
        Assert.Contains("is production, no candidate", (await run.CyclesAsync())[0].Outcome, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_is_damaged_is_refused()
    {
        var run = await StartAsync();
        await run.PutIntoProductionAsync(TeacherHands.Uniform());
        var candidate = await run.RegisterAsync(Taught());
        await ExecuteAsync($"UPDATE model SET bytes = set_byte(bytes, 700, get_byte(bytes, 700) # 1) WHERE version = {candidate.Version}");
        await run.AskAsync(candidate.Version);

        await run.GoOnAsync();

        Assert.Equal(ModelState.Rejected, await run.StateAsync(candidate.Version));
        Assert.Contains("SHA-256 is not the registered one", (await run.CyclesAsync())[0].Outcome, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_compared_with_a_model_that_plays_no_more_is_not_promoted()
    {
        var run = await StartAsync(Spec with { Trial = false });
        await run.PutIntoProductionAsync(TeacherHands.Uniform());
        var candidate = await run.RegisterAsync(Taught());
        await run.AskAsync(candidate.Version);
        await run.PlanAsync();
        await run.PutIntoProductionAsync(TeacherHands.Learn(TeacherHands.SamplesOf(TeacherHands.Play(200, 20)), TeacherHands.SamplesOf(TeacherHands.Play(50, 21)), 5));

        await run.GoOnAsync();

        Assert.Equal(ModelState.Rejected, await run.StateAsync(candidate.Version));
        Assert.Contains("meanwhile version", (await run.CyclesAsync())[0].Outcome, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_of_another_layout_is_as_good_as_none()
    {
        var run = await StartAsync();
        var old = await run.PutIntoProductionAsync(TeacherHands.Uniform());
        await ExecuteAsync("UPDATE model SET layout = 99");
        await run.AcceptAsync(TeacherHands.Play(300, 12));

        await run.GoOnAsync();

        var cycle = Assert.Single(await run.CyclesAsync());
        Assert.Equal((CycleState.Promoted, (long?)null), (cycle.State, cycle.Parent));
        Assert.Equal(ModelState.Retired, await run.StateAsync(old.Version));
    }

    [Fact]
    public async Task Each_cycle_with_a_candidate_spends_less_of_the_error_rate()
    {
        var run = await StartAsync(Spec with { MostDeals = 50, Baselines = [] });
        await run.PutIntoProductionAsync(Taught());
        foreach (var seed in new[] { 31UL, 32UL, 33UL })
        {
            await run.AskAsync((await run.RegisterAsync(PolicyNetwork.Create(TeacherHands.Shape, seed))).Version);
            await run.GoOnAsync();
        }

        var alphas = (await run.CyclesAsync()).Select(cycle => cycle.Alpha).Reverse().ToArray();
        Assert.Equal([1, 0.25, 1 / 9.0], alphas.Select(alpha => Math.Round(alpha / alphas[0], 9)).Select(share => share == 0.111111111 ? 1 / 9.0 : share));
        Assert.True(alphas.Sum() < Spec.Alpha);
    }

    [Theory]
    [InlineData("""{"hands": 0}""", "hands must be 1 or more")]
    [InlineData("""{"modes": ["guessed"]}""", "modes must be taken, optimal or both")]
    [InlineData("""{"training": {"learningRate": 7}}""", "LearningRate")]
    [InlineData("""{"baselines": ["tigth"]}""", "baselines must be among")]
    [InlineData("""{"leastEffect": 100}""", "leastEffect must be")]
    [InlineData("""{"hand": 5}""", "cannot be read")]
    [InlineData("""[]""", "cannot be read")]
    public void A_spec_that_makes_no_sense_is_refused(string spec, string problem) =>
        Assert.Contains(problem, Assert.Throws<RunRefusedException>(() => LiveSpec.Parse(spec)).Message, StringComparison.Ordinal);
}
