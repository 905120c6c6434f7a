using Poker.Bot.Trials;
using Poker.Core.Learning.Samples;
using Poker.Infrastructure.Models;
using Poker.Tests.Harness;

namespace Poker.Tests.Bot.Trials;

public sealed class GuardEnforcementTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    [Fact]
    public async Task A_canary_that_errs_is_rejected_with_the_evidence_once_the_registry_is_back()
    {
        using var parts = new BotParts(DataSource);
        await MadeUpModels.AddAsync(parts.Store, MadeUpModels.Taking(ActionBin.Fold), ModelState.Validated, ModelState.Production);
        var canary = await MadeUpModels.AddAsync(parts.Store, MadeUpModels.Taking(ActionBin.AllIn), ModelState.Validated, ModelState.Canary);
        await parts.Watch.LookAsync(default);
        await ExecuteAsync("ALTER TABLE model RENAME TO away");
        using var enforcement = parts.Enforcement;
        await enforcement.StartAsync(default);

        parts.Guard.Erred(parts.Models.Now.Canary!, "a test");
        Assert.Equal("it erred: a test", parts.Models.Now.Canary!.Stopped);
        await ExecuteAsync("ALTER TABLE away RENAME TO model");

        await Poll.UntilAsync(async () => (await parts.Store.FindAsync(canary, default))!.State == ModelState.Rejected, "it was rejected");
        var last = (await parts.Store.HistoryAsync(canary, default))[^1];
        Assert.Equal(
            ("the bot service's guard", $"Model version {canary}: it erred: a test.", """{"error": "a test", "guard": "errors"}"""),
            (last.Who, last.Why, last.Evidence));
        await parts.Watch.LookAsync(default);
        Assert.Null(parts.Models.Now.Canary);
        await enforcement.StopAsync(default);
    }

    [Fact]
    public async Task A_model_that_errs_in_production_is_rolled_back_at_once_and_stays_where_there_is_nothing_to_go_back_to()
    {
        using var parts = new BotParts(DataSource);
        var first = await MadeUpModels.AddAsync(parts.Store, MadeUpModels.Taking(ActionBin.Fold), ModelState.Validated, ModelState.Production);
        var second = await MadeUpModels.AddAsync(parts.Store, MadeUpModels.Taking(ActionBin.AllIn), ModelState.Validated, ModelState.Production);
        using var enforcement = parts.Enforcement;
        await parts.Watch.LookAsync(default);

        parts.Guard.Erred(parts.Models.Now.Production!, "a test");
        parts.Guard.Erred(parts.Models.Now.Production!, "a test");
        Assert.Null(parts.Models.Now.Production!.Stopped);
        await enforcement.EnforceAsync(Next(parts), default);
        await parts.Watch.LookAsync(default);
        Assert.Equal(first, parts.Models.Now.Production!.Version);
        Assert.Equal(ModelState.Rejected, (await parts.Store.FindAsync(second, default))!.State);

        parts.Guard.Erred(parts.Models.Now.Production!, "a test");
        await enforcement.EnforceAsync(Next(parts), default);
        Assert.Equal(ModelState.Production, (await parts.Store.FindAsync(first, default))!.State);
    }

    [Fact]
    public async Task A_canary_that_was_promoted_before_the_verdict_is_rolled_back()
    {
        using var parts = new BotParts(DataSource);
        var first = await MadeUpModels.AddAsync(parts.Store, MadeUpModels.Taking(ActionBin.Fold), ModelState.Validated, ModelState.Production);
        var canary = await MadeUpModels.AddAsync(parts.Store, MadeUpModels.Taking(ActionBin.AllIn), ModelState.Validated, ModelState.Canary);
        await parts.Watch.LookAsync(default);
        parts.Guard.Erred(parts.Models.Now.Canary!, "a test");
        await parts.Store.MoveAsync(canary, ModelState.Production, MadeUpModels.Because, default);

        using var enforcement = parts.Enforcement;
        await enforcement.EnforceAsync(Next(parts), default);

        Assert.Equal(first, (await parts.Store.InServiceAsync(ModelState.Production, default))!.Version);
        Assert.False(parts.Guard.Verdicts.TryRead(out _));
    }

    private static GuardVerdict Next(BotParts parts)
    {
        Assert.True(parts.Guard.Verdicts.TryRead(out var verdict));
        return verdict;
    }
}
