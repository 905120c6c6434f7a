using Poker.Infrastructure.Live;
using Poker.Tests.Explorer.Live;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Live;

public sealed class TrialBookTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    [Fact]
    public async Task It_lists_the_cycles_whose_results_are_stored_and_reads_each()
    {
        await MadeUpLoop.ModelsAsync(DataSource);
        var book = new TrialBook(DataSource);
        Assert.Empty(await book.ListAsync(10, default));
        Assert.Null(await TellAsync(book, 1));

        var cycle = await MadeUpLoop.TryAsync(DataSource, results: 40, mean: 0.25);

        Assert.Equal([cycle], (await book.ListAsync(10, default)).Select(row => row.Id));
        Assert.Empty(await book.ListAsync(0, default));
        Assert.Equal((cycle, 3L, 1L, 40L), await ReadAsync(book, cycle));
    }

    [Fact]
    public async Task It_goes_on_from_what_it_has_read_and_an_instance_that_reads_all_of_it_tells_the_same()
    {
        await MadeUpLoop.ModelsAsync(DataSource);
        var cycle = await MadeUpLoop.TryAsync(DataSource, results: 300, mean: 0.25);
        var book = new TrialBook(DataSource);
        TrialCurve? first = null;
        await book.ReadAsync(cycle, (_, _, curve) => first = curve, default);
        await MadeUpLoop.AddAsync(DataSource, 400, 0.25);

        TrialCurve? second = null, other = null;
        await book.ReadAsync(cycle, (_, _, curve) => second = curve, default);
        await new TrialBook(DataSource).ReadAsync(cycle, (_, _, curve) => other = curve, default);

        Assert.Same(first, second);
        Assert.NotSame(first, other);
        Assert.Equal(700, second!.Comparison.Differences.Count);
        Assert.Equal(other!.Points, second.Points);
    }

    [Fact]
    public async Task Looks_at_a_time_read_each_result_once()
    {
        await MadeUpLoop.ModelsAsync(DataSource);
        var cycle = await MadeUpLoop.TryAsync(DataSource, results: 500, mean: 0.25);
        var book = new TrialBook(DataSource);

        var told = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ReadAsync(book, cycle)));

        Assert.All(told, each => Assert.Equal((cycle, 3L, 1L, 500L), each));
    }

    [Fact]
    public async Task A_run_that_is_judged_another_way_from_now_on_is_read_anew()
    {
        await MadeUpLoop.ModelsAsync(DataSource);
        var cycle = await MadeUpLoop.TryAsync(DataSource, results: 100, mean: 0.25);
        var book = new TrialBook(DataSource);
        Assert.Equal(0.5, (await book.ReadAsync(cycle, (_, _, curve) => curve.Comparison, default))!.LeastEffect);

        await ExecuteAsync($"""UPDATE run SET spec = '{new LiveSpec { LeastEffect = 0.25 }.ToJson()}'""");

        var seen = (await book.ReadAsync(cycle, (_, _, curve) => curve.Comparison, default))!;
        Assert.Equal((0.25, 100L), (seen.LeastEffect, (long)seen.Differences.Count));
    }

    [Fact]
    public async Task A_spec_of_another_version_is_read_as_the_usual_one()
    {
        await MadeUpLoop.ModelsAsync(DataSource);
        var cycle = await MadeUpLoop.TryAsync(DataSource, results: 10, mean: 0.25);
        await ExecuteAsync("""UPDATE run SET spec = '{"ofTomorrow": 1}'""");

        var spec = await new TrialBook(DataSource).ReadAsync(cycle, (_, read, _) => read, default);

        Assert.Equal(new LiveSpec().ToJson(), spec!.ToJson());
    }

    [Fact]
    public async Task A_trial_whose_results_are_gone_is_none_unless_it_goes_on()
    {
        await MadeUpLoop.ModelsAsync(DataSource);
        var cycle = await MadeUpLoop.TryAsync(DataSource, results: 10, mean: 0.25);
        await ExecuteAsync("DELETE FROM trial_result");
        Assert.Equal((cycle, 3L, 1L, 0L), await ReadAsync(new TrialBook(DataSource), cycle));

        await ExecuteAsync($"UPDATE live_cycle SET state = 'rejected', ended_at = clock_timestamp() WHERE id = {cycle}");
        Assert.Null(await TellAsync(new TrialBook(DataSource), cycle));
    }

    [Fact]
    public async Task A_look_that_is_given_up_leaves_the_others_their_turn()
    {
        await MadeUpLoop.ModelsAsync(DataSource);
        var cycle = await MadeUpLoop.TryAsync(DataSource, results: 500, mean: 0.25);
        var book = new TrialBook(DataSource);
        using var ending = new CancellationTokenSource();
        await ending.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => book.ReadAsync(cycle, (row, _, _) => row, ending.Token));

        Assert.Equal((cycle, 3L, 1L, 500L), await ReadAsync(book, cycle));
    }

    private static async Task<(long Cycle, long Canary, long Production, long Results)> ReadAsync(TrialBook book, long cycle) => (await TellAsync(book, cycle))!.Value;

    private static async Task<(long Cycle, long Canary, long Production, long Results)?> TellAsync(TrialBook book, long cycle) =>
        await book.ReadAsync(
            cycle,
            (row, _, curve) => Tuple.Create(row.Id, curve.Canary, curve.Production, (long)curve.Comparison.Differences.Count),
            default) is { } told
            ? told.ToValueTuple()
            : null;
}
