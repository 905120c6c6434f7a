using Poker.Infrastructure.Batches;
using Poker.Infrastructure.History;
using Poker.Infrastructure.Jobs;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.History;

public sealed class CurveWriterTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private readonly Guid _training = Guid.NewGuid();

    private CurveStore Store => new(DataSource);

    [Fact]
    public async Task Points_are_kept_evenly_within_their_bound_however_long_a_training_goes_on_and_the_last_one_always()
    {
        const int Most = 40, Noted = 250;
        for (var second = 0; second < Noted; second++)
        {
            await NoteAsync(seconds: 5 * second, iterations: 1_000L * second, Most);
        }

        var points = (await Store.ReadAsync(_training, CurveWriter.MostPoints, default))!;
        Assert.InRange(points.Count, Most / 2, Most);
        Assert.Equal((0, 1_000L * (Noted - 1)), (points[0].Iterations, points[^1].Iterations));
        var gaps = points.Zip(points.Skip(1), (one, next) => next.Seconds - one.Seconds).ToList();
        Assert.InRange(gaps.Max(), 5, 2 * 8 * 5);
        Assert.Equal(points.Select(point => point.Iterations).Order(), points.Select(point => point.Iterations));

        var few = (await Store.ReadAsync(_training, 10, default))!;
        Assert.Equal((10, 0, points[^1]), (few.Count, few[0].Iterations, few[^1]));
    }

    [Fact]
    public async Task Points_of_the_same_seconds_are_one_the_last()
    {
        await NoteAsync(seconds: 10, iterations: 100);
        await NoteAsync(seconds: 14, iterations: 140);
        await NoteAsync(seconds: 15, iterations: 150);

        Assert.Equal([140L, 150L], (await Store.ReadAsync(_training, 100, default))!.Select(point => point.Iterations));
        var curve = Assert.Single(await Store.ListAsync(10, default));
        Assert.Equal((_training, "made up", 2L, 150L, null), (curve.Training, curve.Title, curve.Points, curve.Iterations, curve.Run));
        Assert.Null(await Store.ReadAsync(Guid.NewGuid(), 100, default));
    }

    [Fact]
    public async Task What_a_training_had_come_to_before_it_was_gone_back_in_is_forgotten()
    {
        for (var second = 0; second <= 100; second += 10)
        {
            await NoteAsync(second, 10L * second);
        }

        await NoteAsync(seconds: 52, iterations: 520);

        Assert.Equal([0L, 100, 200, 300, 400, 520], (await Store.ReadAsync(_training, 100, default))!.Select(point => point.Iterations));
    }

    [Fact]
    public async Task A_shared_run_is_noted_under_its_training_with_the_regret_where_it_was_looked_at()
    {
        var run = Guid.NewGuid();
        var spec = new BlueprintSpec { Target = "kuhn" };
        await using var connection = await DataSource.OpenConnectionAsync();
        await new RunStore(connection).StartAsync(run, BlueprintSpec.Kind, BlueprintSpec.Area, spec.ToJson(), null, default);
        var (writer, ledger) = (new CurveWriter(connection), new BatchLedger(connection, run));
        await writer.NoteAsync(run, spec, default);
        Assert.Empty(await Store.ListAsync(10, default));

        await ledger.BeginAsync(_training, 1_000, 5_000, 77, default);
        await writer.NoteAsync(run, spec, default);
        for (var batch = 0; batch < 3; batch++)
        {
            await ledger.IssueAsync(batch, new ClaimedBatch(1_000 + (100 * batch), 100, 9, 1), batch, default);
            await ledger.CountAsync(batch, Guid.NewGuid(), batch, 700, new FrameSet(1, 1, 1, 1), 1, default);
        }

        await ledger.NoteAsync(new RunFigures(2, 12, 11, 42.5), default);
        await ExecuteAsync("UPDATE blueprint_progress SET began_at = began_at - interval '10 s'");
        await writer.NoteAsync(run, spec, default);

        var curve = Assert.Single(await Store.ListAsync(10, default));
        Assert.Equal((_training, "kuhn", RegretUnits.MilliChips, run), (curve.Training, curve.Title, curve.RegretUnit, curve.Run));
        var points = (await Store.ReadAsync(_training, 100, default))!;
        Assert.Equal((1_000, 5_000, null, null), (points[0].Iterations, points[0].Nodes, points[0].Regret, points[0].RegretIterations));
        Assert.Equal((1_300, 7_100, 42.5, 1_200, 11), (points[1].Iterations, points[1].Nodes, points[1].Regret!.Value, points[1].RegretIterations!.Value, points[1].Touched!.Value));
        Assert.InRange(points[1].Seconds, 87, 147);
    }

    [Fact]
    public async Task Of_trainings_the_last_ones_are_kept()
    {
        await NoteAsync(0, 1);
        await ExecuteAsync(
            $"INSERT INTO training_curve (training, title, last_at) SELECT gen_random_uuid(), 'old', clock_timestamp() - number * interval '1 hour' FROM generate_series(1, {CurveWriter.MostCurves}) AS number");

        await NoteAsync(5, 2);

        Assert.Equal(CurveWriter.MostCurves, await ReadAsync<long>("SELECT count(*) FROM training_curve"));
        Assert.NotNull(await Store.ReadAsync(_training, 10, default));
    }

    private async Task NoteAsync(double seconds, long iterations, int most = CurveWriter.MostPoints)
    {
        await using var connection = await DataSource.OpenConnectionAsync();
        await new CurveWriter(connection) { Most = most }.NoteAsync(
            _training, "made up", RegretUnits.MilliBlinds, new(default, iterations, 3 * iterations, seconds, 1_000.0 / (1 + seconds), iterations, 7), default);
    }
}
