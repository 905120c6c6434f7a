using System.Collections.Concurrent;
using Npgsql;
using Poker.Core.Numerics;
using Poker.Infrastructure.Batches;
using Poker.Infrastructure.Jobs;
using Poker.Tests.Harness;

namespace Poker.Tests.Worker.Handlers.Blueprints;

public sealed class ToyRunTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private const int Seeds = 20;

    private static readonly BlueprintSpec Leduc = new() { Target = "leduc", Iterations = 6_000, BatchIterations = 64, RampShare = 2, KeepDeltas = true };

    [Theory]
    [InlineData("kuhn", 4_000)]
    [InlineData("leduc", 6_000)]
    public Task Workers_learn_a_game_as_well_as_one_walker(string game, long iterations) => CompareAsync(game, iterations, 2, 256);

    [Theory]
    [Trait("Category", "Full")]
    [InlineData("kuhn", 60_000)]
    [InlineData("leduc", 100_000)]
    public Task Workers_learn_a_game_as_well_as_one_walker_in_long_runs(string game, long iterations) => CompareAsync(game, iterations, 4, 256);

    [Fact]
    public async Task Counters_ledger_and_sums_agree_with_bases_and_joiners_on_the_way()
    {
        await using var crew = new BatchCrew(DataSource, "", 2);
        var run = await crew.StartAsync(Leduc with { FoldEpochs = 7 });
        await Poll.UntilAsync(() => crew.Counted.Count > 20, "batches counted");
        crew.Join(DataSource);

        var ended = await crew.EndOfAsync(run);

        Assert.Equal((RunState.Done, null), (ended.State, ended.Problem));
        Assert.Empty(crew.Failures);
        await AssertExactAsync(run, Leduc.Iterations!.Value);
        Assert.True(await ReadAsync<long>("SELECT epoch FROM blueprint_base") >= 7);
    }

    [Fact]
    public async Task A_run_that_keeps_no_deltas_drops_the_tables_of_those_that_were_folded()
    {
        await using var crew = new BatchCrew(DataSource, "", 2);

        var ended = await crew.RunAsync(Leduc with { FoldEpochs = 5, KeepDeltas = false });

        Assert.Equal(RunState.Done, ended.State);
        Assert.Empty(crew.Failures);
        using var learnt = await ToyRun.ReadAsync(DataSource, ended.Id, "leduc");
        Assert.InRange(ToyRun.Exploitability("leduc", learnt.AverageStrategy()), 0, 0.5);
        Assert.InRange(await ReadAsync<long>("SELECT count(*) FROM pg_class WHERE relname ~ '^blueprint_frames_[0-9]+$'"), 1, 40);
    }

    [Fact]
    public async Task Every_batch_counts_once_while_connections_are_killed_at_random()
    {
        // A source for each worker: a killed session must not be another's excuse.
        const string Victim = "victim of the test";
        var sources = new ConcurrentBag<NpgsqlDataSource>();
        await using var crew = new BatchCrew(DataSource, "", 3, _ =>
        {
            sources.Add(NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(ConnectionString) { ApplicationName = Victim }));
            return sources.First();
        });
        var run = await crew.StartAsync(Leduc with { FoldEpochs = 9 });
        var rng = new Rng(5);
        var ending = crew.EndOfAsync(run);
        for (var counted = 0; !ending.IsCompleted; await Task.WhenAny(ending, Task.Delay((int)rng.Below(60))))
        {
            // However slow the machine, the run gets on: none dies before another batch has counted.
            if (crew.Counted.Count > counted)
            {
                counted = crew.Counted.Count;
                await ExecuteAsync(
                    $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{Victim}' AND state <> 'idle' ORDER BY random() LIMIT 1");
            }
        }

        Assert.Equal((RunState.Done, null), ((await ending).State, (await ending).Problem));
        Assert.NotEmpty(crew.Failures);
        await AssertExactAsync(run, Leduc.Iterations!.Value);
        foreach (var source in sources)
        {
            await source.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task No_batch_is_staler_than_the_bound_beside_a_slow_worker(int bound)
    {
        await using var crew = new BatchCrew(DataSource, "", 4);
        crew.ProgressOf = worker => worker == 1 ? new Waiting(() => crew.Counted.Count) : null;

        var ended = await crew.RunAsync(Leduc with { Staleness = bound, Iterations = 4_000 });

        Assert.Equal(RunState.Done, ended.State);
        Assert.Empty(crew.Failures);
        Assert.InRange(crew.Counted.Max(batch => batch.Staleness), 0, bound);
        Assert.Equal(crew.Counted.Count, await ReadAsync<long>("SELECT count(*) FROM blueprint_batch WHERE epoch - 1 - base_epoch <= staleness"));
        await AssertExactAsync(ended.Id, 4_000);
    }

    private async Task CompareAsync(string game, long iterations, int workers, long length)
    {
        await using var crew = new BatchCrew(DataSource, "", workers);
        var slow = new List<double>();
        for (var seed = 1UL; seed <= Seeds; seed++)
        {
            var ended = await crew.RunAsync(new BlueprintSpec
            {
                Target = game,
                Seed = seed,
                Iterations = iterations,
                BatchIterations = length,
                RampShare = 2,
            });
            Assert.Equal((RunState.Done, null), (ended.State, ended.Problem));
            using var learnt = await ToyRun.ReadAsync(DataSource, ended.Id, game);
            slow.Add(ToyRun.Exploitability(game, learnt.AverageStrategy()));
        }

        var fast = Enumerable.Range(1, Seeds).Average(seed => ToyRun.FastExploitability(game, (ulong)seed, iterations));
        Assert.InRange(slow.Average() / fast, 0.3, 1.1);
        Assert.True(crew.Counted.Any(batch => batch.Staleness > 0), "Nothing was trained side by side.");
    }

    // The ledger, the counters and the deltas tell the same: each batch once.
    private async Task AssertExactAsync(Guid run, long iterations)
    {
        await using var connection = await DataSource.OpenConnectionAsync();
        var ledger = new BatchLedger(connection, run);
        var progress = (await ledger.ReadAsync(CancellationToken.None))!;
        var batches = await ledger.AfterAsync(0, CancellationToken.None);
        Assert.Equal(iterations, progress.Iterations);
        Assert.Equal(iterations, batches.Sum(batch => batch.Iterations));
        Assert.Equal(progress.Epoch, batches.Count);
        Assert.Equal((iterations, progress.Nodes), await ledger.TotalsAsync(progress.Epoch, CancellationToken.None));
        var next = 0L;
        foreach (var batch in batches.OrderBy(batch => batch.FirstIteration))
        {
            Assert.Equal(next, batch.FirstIteration);
            next += batch.Iterations;
        }

        using var stored = await ToyRun.ReadAsync(DataSource, run, "leduc");
        using var sum = await ToyRun.AddUpAsync(DataSource, run, "leduc");
        Assert.Equal(ToyRun.Bytes(sum), ToyRun.Bytes(stored));
        Assert.InRange(ToyRun.Exploitability("leduc", sum.AverageStrategy()), 0, 1);
    }

    /// <summary>A worker that waits until others have done four batches, or can do none before it ends.</summary>
    private sealed class Waiting(Func<int> counted) : IProgress<float>
    {
        public void Report(float value)
        {
            var before = counted();
            SpinWait.SpinUntil(() => counted() >= before + 4, TimeSpan.FromMilliseconds(60));
        }
    }
}
