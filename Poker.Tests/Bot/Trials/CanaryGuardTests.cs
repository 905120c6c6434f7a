using Poker.Bot.Models;
using Poker.Bot.Trials;
using Poker.Core.Learning.Samples;
using Poker.Infrastructure.Live;
using Poker.Tests.Harness;

namespace Poker.Tests.Bot.Trials;

public sealed class CanaryGuardTests
{
    private readonly HandClock _clock = new();

    [Fact]
    public async Task A_canary_that_throws_gives_way_to_production_in_the_very_decision_and_decides_no_more()
    {
        using var parts = Parts(out _, out var canary);
        canary.Before = () => throw new InvalidOperationException("boom");
        using var player = await parts.Strategies.SeatAsync("model", new("t", "h"), default);
        using var other = await parts.Strategies.SeatAsync("model", new("t", "i"), default);
        Assert.Equal(("model:2", 2L), (player.Strategy, player.Model));

        var decision = Spots.Decide(player, Spots.Button);

        Assert.Equal("check_call", Taken(decision));
        Assert.StartsWith("model version 1, production, since model version 2 erred: boom; equity 0.85", decision.Why, StringComparison.Ordinal);
        Assert.Equal(("model:1", 1L), (player.Strategy, player.Model));
        canary.Before = null;
        Assert.Equal("check_call", Taken(Spots.Decide(player, Spots.Button)));
        Assert.Contains("model version 2 was stopped: it erred: boom", Spots.Decide(other, Spots.Button).Why, StringComparison.Ordinal);
        using var next = await parts.Strategies.SeatAsync("model", new("t", "j"), default);
        Assert.Equal(1, next.Model);
        Assert.True(parts.Guard.Verdicts.TryRead(out var verdict));
        Assert.Equal((2L, "errors", """{"guard":"errors","error":"boom"}"""), (verdict.Model.Version, verdict.Cause, verdict.Evidence));
        Assert.False(parts.Guard.Verdicts.TryRead(out _));
    }

    [Theory]
    [InlineData(0.5f, "its probabilities sum to 0.5, not 1")]
    [InlineData(1.5f, "its probabilities sum to 1.5, not 1")]
    [InlineData(float.NaN, "0 actions are not 1 to 16")]
    public async Task What_is_no_distribution_is_an_error(float sum, string fault)
    {
        using var parts = Parts(out _, out var canary);
        canary.Sum = sum;
        using var player = await parts.Strategies.SeatAsync("model", new("t", "h"), default);

        Assert.Equal(1, Math.Round(Spots.Decide(player, Spots.Button).Mix.Sum(action => action.Probability), 6));

        Assert.Equal($"it erred: {fault}", parts.Models.Now.Canary!.Stopped);
    }

    [Fact]
    public async Task Where_production_errs_too_another_strategy_decides()
    {
        using var parts = Parts(out var production, out var canary);
        production.Before = canary.Before = () => throw new InvalidOperationException("boom");
        using var player = await parts.Strategies.SeatAsync("model", new("t", "h"), default);

        var decision = Spots.Decide(player, Spots.Button);

        Assert.StartsWith("pot-odds, since model version 1 erred: boom", decision.Why, StringComparison.Ordinal);
        Assert.Equal(("check_call", (long?)null), (Taken(decision), parts.Guard.Verdicts.Count is 2 ? null : player.Model));
    }

    [Fact]
    public async Task An_exception_in_production_that_does_not_come_again_is_forgiven_and_told()
    {
        using var parts = Parts(out var production, out _);
        parts.Models.Replace(new(parts.Models.Now.Production, null));
        var evaluations = 0;
        production.Before = () => _ = evaluations++ % 2 == 0 ? throw new InvalidOperationException("no memory") : 0;
        using var player = await parts.Strategies.SeatAsync("model", new("t", "h"), default);

        for (var decision = 0; decision < 10; decision++)
        {
            Assert.StartsWith("model version 1, production; equity", Spots.Decide(player, Spots.Button).Why, StringComparison.Ordinal);
        }

        Assert.False(parts.Guard.Verdicts.TryRead(out _));
        const string Told = "version 1 in production failed, and is asked once more: no memory";
        Assert.Equal(10, parts.Logs.Lines.Count(line => line.Contains(Told, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Exceptions_take_one_model_out_of_production_and_not_the_whole_lineage()
    {
        using var parts = Parts(out _, out _);
        async Task<bool> IsToldAsync(long version, Action<ScriptedPolicy> spoil)
        {
            var policy = new ScriptedPolicy(ActionBin.CheckOrCall);
            spoil(policy);
            parts.Models.Replace(new(MadeUpModels.Served(version, policy), null));
            using var player = await parts.Strategies.SeatAsync("model", new("t", "h"), default);
            Assert.StartsWith($"pot-odds, since model version {version} erred", Spots.Decide(player, Spots.Button).Why, StringComparison.Ordinal);
            Spots.Decide(player, Spots.Button);
            var isTold = parts.Guard.Verdicts.TryRead(out var verdict);
            Assert.False(parts.Guard.Verdicts.TryRead(out _));
            return isTold && verdict!.Model.Version == version;
        }

        void Throws(ScriptedPolicy policy) => policy.Before = () => throw new InvalidOperationException("no memory");
        Assert.True(await IsToldAsync(9, Throws));
        _clock.Advance(CanaryGuard.Spared.TotalSeconds - 1);
        Assert.False(await IsToldAsync(8, Throws));
        Assert.True(await IsToldAsync(7, policy => policy.Sum = 0.5f));
        _clock.Advance(1);
        Assert.True(await IsToldAsync(6, Throws));
        Assert.Single(parts.Logs.Lines, line => line.Contains("version 8 in production fails as the one before did", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_canary_that_is_slow_is_stopped_unless_production_is_as_slow()
    {
        using var parts = Parts(out var production, out var canary);
        canary.Before = () => _clock.Advance(0.05);
        using var player = await parts.Strategies.SeatAsync("model", new("t", "h"), default);
        for (var decision = 1; decision < LatencyWindow.Size; decision++)
        {
            Spots.Decide(player, Spots.Button);
            Assert.Null(parts.Models.Now.Canary!.Stopped);
        }

        Spots.Decide(player, Spots.Button);
        Assert.Equal("the 99th percentile of 500 evaluations was 50.0 ms, more than 20.0 ms", parts.Models.Now.Canary!.Stopped);

        using var slow = Parts(out production, out canary);
        production.Before = canary.Before = () => _clock.Advance(0.05);
        var decider = new ModelDecider(slow.Guard, _clock);
        foreach (var model in new[] { slow.Models.Now.Production!, slow.Models.Now.Canary! })
        {
            for (var i = 0; i < LatencyWindow.Size; i++)
            {
                slow.Guard.Took(model, TimeSpan.FromMilliseconds(50));
            }
        }

        Assert.Null(slow.Models.Now.Canary!.Stopped);
    }

    [Fact]
    public void A_few_slow_evaluations_are_none_of_the_models_fault()
    {
        using var parts = Parts(out _, out _);
        for (var i = 0; i < 10 * LatencyWindow.Size; i++)
        {
            parts.Guard.Took(parts.Models.Now.Canary!, TimeSpan.FromMilliseconds(i % 125 == 0 ? 500 : 1));
        }

        Assert.Null(parts.Models.Now.Canary!.Stopped);
    }

    [Fact]
    public void A_canary_that_loses_ruinously_is_stopped_and_one_that_loses_a_little_is_not()
    {
        using var parts = Parts(out _, out _);
        var random = new Random(1);
        for (var deal = 0; deal < 100 * 250; deal++)
        {
            parts.Guard.Compared(parts.Models.Now.Canary!, TrialKind.Duplicate, -0.9 + (10 * (random.NextDouble() - 0.5)));
        }

        Assert.Null(parts.Models.Now.Canary!.Stopped);
        for (var deal = 0; deal < 250; deal++)
        {
            Assert.Null(parts.Models.Now.Canary!.Stopped);
            parts.Guard.Compared(parts.Models.Now.Canary!, TrialKind.Duplicate, -2 + (10 * (random.NextDouble() - 0.5)));
        }

        Assert.Matches(@"^it lost [12]\.\d\d ± 0\.\d\d big blinds a hand more than production over 250 deals$", parts.Models.Now.Canary!.Stopped);
        Assert.True(parts.Guard.Verdicts.TryRead(out var verdict));
        Assert.Contains("\"guard\":\"loss\",\"kind\":\"duplicate\",\"deals\":250,\"meanBigBlinds\":-", verdict.Evidence, StringComparison.Ordinal);
    }

    private static string Taken(Poker.Bot.Strategies.BotDecision decision) => ActionBins.Names[(int)ActionBins.Of(Spots.After(), decision.Action)];

    // All hands of model are the canary's.
    private BotParts Parts(out ScriptedPolicy production, out ScriptedPolicy canary)
    {
        var parts = new BotParts(options: new() { CanaryShare = 1 }, clock: _clock);
        (production, canary) = (new(ActionBin.CheckOrCall), new(ActionBin.AllIn));
        parts.Models.Replace(new(MadeUpModels.Served(1, production), MadeUpModels.Served(2, canary)));
        return parts;
    }
}
