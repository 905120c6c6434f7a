using Poker.Bot.Models;
using Poker.Core.Learning.Samples;
using Poker.Infrastructure.Models;
using Poker.Tests.Harness;

namespace Poker.Tests.Bot.Models;

public sealed class ModelWatchTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    [Fact]
    public async Task A_promotion_is_in_service_as_soon_as_it_is_told()
    {
        // Only notifications can tell in time.
        using var parts = new BotParts(DataSource, new() { PollModelsEvery = TimeSpan.FromHours(1) });
        await parts.Watch.StartAsync(default);
        await Poll.UntilAsync(() => parts.News.At is not null, "the registry was read");
        Assert.Null(parts.Models.Now.Production);

        var first = await MadeUpModels.AddAsync(parts.Store, MadeUpModels.Taking(ActionBin.Fold), ModelState.Validated, ModelState.Production);
        await Poll.UntilAsync(() => parts.Models.Now.Production?.Version == first, "the first one was in production");
        var second = await MadeUpModels.AddAsync(parts.Store, MadeUpModels.Taking(ActionBin.AllIn), ModelState.Validated, ModelState.Canary);
        await Poll.UntilAsync(() => parts.Models.Now.Canary?.Version == second, "the second one was the canary");
        var canary = parts.Models.Now.Canary!;

        await parts.Store.MoveAsync(second, ModelState.Production, MadeUpModels.Because, default);
        await Poll.UntilAsync(() => parts.Models.Now is { Production: { } now, Canary: null } && now.Version == second, "it was promoted");
        Assert.Same(canary, parts.Models.Now.Production);

        await parts.Store.RollBackAsync(MadeUpModels.Because, null, default);
        await Poll.UntilAsync(() => parts.Models.Now.Production?.Version == first, "it was rolled back");
        Assert.True(canary.IsFreed);
        await parts.Watch.StopAsync(default);
    }

    [Fact]
    public async Task While_the_registry_is_away_the_models_play_on_and_the_news_says_so()
    {
        using var parts = new BotParts(DataSource);
        var version = await MadeUpModels.AddAsync(parts.Store, MadeUpModels.Taking(ActionBin.Fold), ModelState.Validated, ModelState.Production);
        Assert.True(await parts.Watch.LookAsync(default));

        await ExecuteAsync("ALTER TABLE model RENAME TO away");
        Assert.False(await parts.Watch.LookAsync(default));
        Assert.False(await parts.Watch.LookAsync(default));
        Assert.Equal(version, parts.Models.Now.Production!.Version);
        Assert.Contains("not those of this version", parts.News.Away, StringComparison.Ordinal);
        Assert.Single(parts.Logs.Lines, line => line.Contains("cannot be read", StringComparison.Ordinal));

        await ExecuteAsync("ALTER TABLE away RENAME TO model");
        Assert.True(await parts.Watch.LookAsync(default));
        Assert.Null(parts.News.Away);
        Assert.Equal(version, parts.Models.Now.Production!.Version);
    }

    [Fact]
    public async Task Instead_of_a_damaged_model_the_last_good_one_plays_on()
    {
        using var parts = new BotParts(DataSource);
        var good = await MadeUpModels.AddAsync(parts.Store, MadeUpModels.Taking(ActionBin.Fold), ModelState.Validated, ModelState.Production);
        await parts.Watch.LookAsync(default);
        var bad = await MadeUpModels.AddAsync(parts.Store, MadeUpModels.Taking(ActionBin.AllIn), ModelState.Validated, ModelState.Production);
        await ExecuteAsync($"UPDATE model SET bytes = '\\x0102' WHERE version = {bad}");

        Assert.True(await parts.Watch.LookAsync(default));
        Assert.True(await parts.Watch.LookAsync(default));

        Assert.Equal(good, parts.Models.Now.Production!.Version);
        Assert.Contains("damaged", Assert.Single(parts.News.Refused), StringComparison.Ordinal);
        Assert.Single(parts.Logs.Lines, line => line.Contains("damaged", StringComparison.Ordinal));
        using var use = parts.Models.UseProduction();
        Assert.Equal(good, use!.Model.Version);
    }

    [Fact]
    public async Task A_model_of_another_layout_or_no_policy_is_refused_with_the_reason_and_a_bad_canary_leaves_no_other_one_in()
    {
        using var parts = new BotParts(DataSource);
        await MadeUpModels.AddAsync(parts.Store, MadeUpModels.Taking(ActionBin.Fold), ModelState.Validated, ModelState.Production);
        await MadeUpModels.AddAsync(parts.Store, MadeUpModels.Taking(ActionBin.AllIn), ModelState.Validated, ModelState.Canary);
        await parts.Watch.LookAsync(default);
        Assert.NotNull(parts.Models.Now.Canary);

        var other = await parts.Store.AddAsync(new([7], FeatureLayout.Version + 1, null, "{}", "{}", "{}"), MadeUpModels.Because, default);
        await parts.Store.MoveAsync(other.Version, ModelState.Validated, MadeUpModels.Because, default);
        await parts.Store.MoveAsync(other.Version, ModelState.Canary, MadeUpModels.Because, default);
        await parts.Watch.LookAsync(default);
        Assert.Null(parts.Models.Now.Canary);
        Assert.NotNull(parts.Models.Now.Production);
        Assert.Contains($"reads vectors of layout {FeatureLayout.Version + 1}", parts.News.Refused.Single(), StringComparison.Ordinal);

        await MadeUpModels.AddAsync(parts.Store, [9, 9], ModelState.Validated, ModelState.Canary);
        await parts.Watch.LookAsync(default);
        Assert.Contains("cannot play: ONNX Runtime cannot open it", parts.News.Refused.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_canary_that_cannot_be_loaded_is_rejected_with_the_reason()
    {
        using var parts = new BotParts(DataSource);
        await MadeUpModels.AddAsync(parts.Store, MadeUpModels.Taking(ActionBin.Fold), ModelState.Validated, ModelState.Production);
        await parts.Watch.LookAsync(default);
        var canary = await MadeUpModels.AddAsync(parts.Store, MadeUpModels.Failing(), ModelState.Validated, ModelState.Canary);

        Assert.True(await parts.Watch.LookAsync(default));

        Assert.Equal(ModelState.Rejected, (await parts.Store.FindAsync(canary, default))!.State);
        var last = (await parts.Store.HistoryAsync(canary, default))[^1];
        Assert.Equal("the bot service", last.Who);
        Assert.StartsWith($"Model version {canary} cannot play: ", last.Why, StringComparison.Ordinal);
        Assert.Contains("\"guard\": \"load\"", last.Evidence, StringComparison.Ordinal);
        Assert.True(await parts.Watch.LookAsync(default));
        Assert.Empty(parts.News.Refused);
    }

    [Fact]
    public async Task A_service_that_can_load_no_model_accuses_none_and_goes_on()
    {
        using var parts = new BotParts(DataSource);
        await MadeUpModels.AddAsync(parts.Store, MadeUpModels.Failing(1), ModelState.Validated, ModelState.Production);
        var canary = await MadeUpModels.AddAsync(parts.Store, MadeUpModels.Failing(2), ModelState.Validated, ModelState.Canary);

        await parts.Watch.StartAsync(default);

        await Poll.UntilAsync(() => parts.News.Refused.Count == 2, "both were refused");
        Assert.Equal(ModelState.Canary, (await parts.Store.FindAsync(canary, default))!.State);
        Assert.False(parts.Watch.ExecuteTask!.IsCompleted);
        await parts.Watch.StopAsync(default);
    }

    [Fact]
    public async Task Versions_that_were_asked_for_stay_loaded_as_long_as_there_is_room()
    {
        using var parts = new BotParts(DataSource);
        var versions = new List<long>();
        for (var i = 0; i <= ModelShelf.Most; i++)
        {
            versions.Add(await MadeUpModels.AddAsync(parts.Store, MadeUpModels.Taking(ActionBin.Fold, 50 + i)));
        }

        var uses = new List<ModelUse>();
        foreach (var version in versions)
        {
            uses.Add(await parts.Versions.UseAsync(version, default));
        }

        Assert.Equal(versions, uses.Select(use => use.Model.Version));
        var models = uses.ConvertAll(use => use.Model);
        uses.ForEach(use => use.Dispose());
        Assert.Equal([true, .. Enumerable.Repeat(false, ModelShelf.Most)], models.Select(model => model.IsFreed));
        using var again = await parts.Versions.UseAsync(versions[^1], default);
        Assert.Same(models[^1], again.Model);
    }
}
