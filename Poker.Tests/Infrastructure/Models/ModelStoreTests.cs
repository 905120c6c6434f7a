using Npgsql;
using Poker.Infrastructure.Models;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Models;

public sealed class ModelStoreTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private static readonly ModelDecision Because = new("a test", "it says so", """{"deals": 5}""");

    [Fact]
    public async Task A_version_keeps_its_bytes_and_what_it_came_from()
    {
        var store = new ModelStore(DataSource);
        var first = await AddAsync(store, 1);
        var second = await store.AddAsync(new([2, 2], 1, first.Version, """{"hands": 3}""", """{"seed": 1}""", """{"loss": 0.5}"""), Because, default);

        Assert.Equal([2, 2], await store.BytesAsync(second.Version, default));
        Assert.Equal(
            (first.Version + 1, (long?)first.Version, 2L, ModelState.Candidate, """{"hands": 3}"""),
            (second.Version, second.Parent, second.Size, second.State, second.Data));
        Assert.Equal([second.Version, first.Version], (await store.ListAsync(10, default)).Select(model => model.Version));
        Assert.Equal(second, await store.FindAsync(second.Version, default));
        Assert.Equal(second, await store.AddAsync(new([2, 2], 9, null, "{}", "{}", "{}"), Because, default));
        Assert.Single(await store.HistoryAsync(second.Version, default));
        await RefusedAsync("There is no model version 77", () => store.AddAsync(new([3], 1, 77, "{}", "{}", "{}"), Because, default));
        Assert.Null(await store.FindAsync(77, default));
    }

    [Fact]
    public async Task A_better_model_takes_the_place_of_the_one_that_plays_and_every_step_is_a_row()
    {
        var store = new ModelStore(DataSource);
        var (old, better) = (await AddAsync(store, 1), await AddAsync(store, 2));
        await MoveAsync(store, old, ModelState.Validated, ModelState.Production);

        await MoveAsync(store, better, ModelState.Validated, ModelState.Canary, ModelState.Production);

        Assert.Equal(better.Version, (await store.InServiceAsync(ModelState.Production, default))!.Version);
        Assert.Null(await store.InServiceAsync(ModelState.Canary, default));
        Assert.Equal(
            [(null, ModelState.Candidate), (ModelState.Candidate, ModelState.Validated), (ModelState.Validated, ModelState.Production), (ModelState.Production, ModelState.Retired)],
            (await store.HistoryAsync(old.Version, default)).Select(step => (step.From, step.To)));
        var last = (await store.HistoryAsync(old.Version, default))[^1];
        Assert.Equal(("a test", $"Made room for version {better.Version}: it says so", """{"deals": 5}"""), (last.Who, last.Why, last.Evidence));
    }

    [Fact]
    public async Task Rolling_back_goes_to_the_one_that_played_last()
    {
        var store = new ModelStore(DataSource);
        var models = new List<ModelRow>();
        foreach (var number in Enumerable.Range(1, 3))
        {
            models.Add(await AddAsync(store, (byte)number));
            await MoveAsync(store, models[^1], ModelState.Validated, ModelState.Production);
        }

        await RefusedAsync("is not in production any more", () => store.RollBackAsync(Because, models[1].Version, default));
        Assert.Equal(models[1].Version, (await store.RollBackAsync(Because, models[2].Version, default)).Version);
        Assert.Equal(ModelState.Rejected, (await store.FindAsync(models[2].Version, default))!.State);
        Assert.Equal(models[0].Version, (await store.RollBackAsync(Because, null, default)).Version);
        await RefusedAsync("nothing to go back to", () => store.RollBackAsync(Because, null, default));
        Assert.Equal(models[0].Version, (await store.InServiceAsync(ModelState.Production, default))!.Version);
    }

    [Theory]
    [InlineData(ModelState.Production)]
    [InlineData(ModelState.Canary)]
    [InlineData(ModelState.Retired)]
    [InlineData(ModelState.Candidate)]
    public async Task No_step_is_left_out(ModelState state)
    {
        var store = new ModelStore(DataSource);
        var model = await AddAsync(store, 1);

        await RefusedAsync("is candidate: it cannot become", () => store.MoveAsync(model.Version, state, Because, default));

        Assert.Equal(ModelState.Candidate, (await store.FindAsync(model.Version, default))!.State);
        Assert.Single(await store.HistoryAsync(model.Version, default));
    }

    [Fact]
    public async Task Of_many_promotions_at_once_one_plays_at_a_time()
    {
        var store = new ModelStore(DataSource);
        var models = new List<ModelRow>();
        foreach (var number in Enumerable.Range(1, 8))
        {
            models.Add(await AddAsync(store, (byte)number));
            await MoveAsync(store, models[^1], ModelState.Validated);
        }

        await Task.WhenAll(models.Select(model => store.MoveAsync(model.Version, ModelState.Production, Because, default)));

        var states = (await store.ListAsync(10, default)).Select(model => model.State).Order().ToList();
        Assert.Equal([ModelState.Production, .. Enumerable.Repeat(ModelState.Retired, 7)], states);
    }

    [Fact]
    public async Task Damaged_bytes_are_never_given_out()
    {
        var store = new ModelStore(DataSource);
        var model = await AddAsync(store, 1);
        await ExecuteAsync($"UPDATE model SET bytes = '\\x00' WHERE version = {model.Version}");

        await RefusedAsync("damaged", () => store.BytesAsync(model.Version, default));
        await RefusedAsync("There is no model version 99", () => store.BytesAsync(99, default));
    }

    [Fact]
    public async Task Steps_are_told_at_once()
    {
        var store = new ModelStore(DataSource);
        await using var listening = await DataSource.OpenConnectionAsync();
        var told = new List<string>();
        listening.Notification += (_, note) => told.Add(note.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN {ModelStore.Channel}", listening))
        {
            await listen.ExecuteNonQueryAsync();
        }

        var model = await AddAsync(store, 1);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await listening.WaitAsync(patience.Token);

        Assert.Equal([$"{model.Version}"], told);
    }

    private static Task<ModelRow> AddAsync(ModelStore store, byte content) => store.AddAsync(new([content], 1, null, "{}", "{}", "{}"), Because, default);

    private static async Task MoveAsync(ModelStore store, ModelRow model, params ModelState[] states)
    {
        foreach (var state in states)
        {
            await store.MoveAsync(model.Version, state, Because, default);
        }
    }

    private static async Task RefusedAsync<T>(string problem, Func<Task<T>> act) =>
        Assert.Contains(problem, (await Assert.ThrowsAsync<ModelRefusedException>(act)).Message, StringComparison.Ordinal);
}
