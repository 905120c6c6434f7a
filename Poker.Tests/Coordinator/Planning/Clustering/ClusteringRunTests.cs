using Poker.Contracts.Clustering;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Tests.Harness;

namespace Poker.Tests.Coordinator.Planning.Clustering;

public sealed class ClusteringRunTests(PostgresFixture postgres) : DatabaseTests(postgres), IDisposable
{
    private const long RowsPerLeaf = 30_000;

    private static readonly ClusteringSpec Spec = new(RoyalAbstraction.Key) { PointsPerCell = 100, RowsPerLeaf = RowsPerLeaf };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task One_worker_makes_the_tables_of_a_single_process()
    {
        var run = new ScriptedRun(DataSource, Spec, _folder.Root, 1);
        await run.StartAsync(workers: 1);

        await EndsWellAsync(run);
    }

    [Fact]
    public Task Whoever_dies_or_joins_the_tables_are_those_of_a_single_process() => MishapsChangeNothingAsync(1);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [Trait("Category", "Full")]
    public Task Whoever_dies_or_joins_otherwise_the_tables_are_those_of_a_single_process(ulong seed) => MishapsChangeNothingAsync(seed);

    [Fact]
    public async Task A_worker_that_stops_in_the_middle_of_a_load_holds_nobody_up()
    {
        var run = new ScriptedRun(DataSource, Spec, _folder.Root, 1);
        await run.StartAsync(workers: 1);
        await run.RunAsync(async () => await ReadAsync<bool>("SELECT EXISTS (SELECT FROM job WHERE kind = 'clustering.store' AND state = 'pending')"));
        var stopped = await run.JoinAsync();
        var job = await TakeAsync(run, stopped, job => job.Kind == ClusteringJobs.Store);
        using var wakes = new ManualResetEventSlim();
        using var loading = new SemaphoreSlim(0);
        stopped.OnProgress = _ =>
        {
            loading.Release();
            wakes.Wait();
        };
        run.Leave(stopped);
        var zombie = Task.Run(() => stopped.WorkAsync(job));
        Assert.True(await loading.WaitAsync(TimeSpan.FromMinutes(1)));

        await run.ExpireAsync(job);
        await EndsWellAsync(run);
        wakes.Set();

        await Assert.ThrowsAnyAsync<Exception>(() => zombie);
        await TablesEqualAsync();
    }

    [Fact]
    public async Task A_dropped_run_is_replaced_and_what_it_finished_stays()
    {
        var first = new ScriptedRun(DataSource, Spec, _folder.Root, 5);
        await first.StartAsync(workers: 2);
        await first.RunAsync(async () => await ReadAsync<long>("SELECT count(*) FROM clustering_round WHERE street = 1") > 2);
        Assert.Equal(RunState.Cancelled, await EndAsync(first, RunState.Cancelled));
        var streets = await ReadAsync<long>("SELECT count(*) FROM street_artefact");

        var second = new ScriptedRun(DataSource, Spec, Path.Combine(_folder.Root, "second"), 6);
        await second.StartAsync(workers: 2);

        await EndsWellAsync(second);
        Assert.Equal(2, streets);
        Assert.Equal(0L, await ReadAsync<long>($"SELECT count(*) FROM job WHERE run = '{second.Id}' AND stage LIKE 'turn/round%'"));
    }

    [Fact]
    public async Task A_drained_run_ends_its_work_and_another_goes_on()
    {
        var first = new ScriptedRun(DataSource, Spec, _folder.Root, 5);
        await first.StartAsync(workers: 2);
        await first.RunAsync(async () => await ReadAsync<long>("SELECT count(*) FROM clustering_round WHERE street = 2") > 2);
        Assert.Equal(RunState.Draining, await EndAsync(first, RunState.Draining));

        var drained = await first.RunAsync();
        Assert.Equal(RunState.Cancelled, drained.State);
        Assert.Contains("another run goes on", drained.Problem);
        Assert.Equal(0L, await ReadAsync<long>("SELECT count(*) FROM job WHERE state IN ('pending', 'leased')"));

        var second = new ScriptedRun(DataSource, Spec, Path.Combine(_folder.Root, "second"), 6);
        await second.StartAsync(workers: 1);
        await EndsWellAsync(second);
    }

    [Fact]
    public async Task A_database_that_one_process_clustered_gets_the_files_alone()
    {
        await StoreAloneAsync(new AbstractionStore(DataSource, new StoreOptions(2, RowsPerLeaf)));
        await ExecuteAsync("CREATE TABLE stood AS SELECT relname, oid FROM pg_class WHERE relname ~ '^isomorphism_'");

        var run = new ScriptedRun(DataSource, Spec, _folder.Root, 1);
        await run.StartAsync(workers: 2);

        await EndsWellAsync(run);
        Assert.Equal(0L, await ReadAsync<long>("SELECT count(*) FROM job WHERE kind IN ('clustering.store', 'clustering.clean', 'clustering.complete')"));
        Assert.Equal(0L, await ReadAsync<long>("SELECT count(*) FROM stood LEFT JOIN pg_class USING (oid) WHERE pg_class.oid IS NULL"));
    }

    [Fact]
    public async Task Files_that_a_worker_has_are_used_and_those_of_other_rows_are_not()
    {
        var files = new StreetFolder(Path.Combine(_folder.Root, "0", StreetFolder.Name));
        foreach (var artefact in RoyalAbstraction.Artefacts)
        {
            files.Keep(artefact);
        }

        var run = new ScriptedRun(DataSource, Spec, _folder.Root, 1);
        await run.StartAsync(workers: 1);

        await EndsWellAsync(run);
        Assert.Equal(0L, await ReadAsync<long>("SELECT count(*) FROM clustering_round"));

        // The rows that are there have other populations: the file is some other build's.
        await ExecuteAsync("DELETE FROM street_artefact; UPDATE abstraction SET population = population + 1 WHERE street = 2");
        var again = new ScriptedRun(DataSource, Spec, _folder.Root, 2);
        await again.StartAsync(workers: 1);
        Assert.Equal(RunState.Done, (await again.RunAsync()).State);
        Assert.NotEqual(0L, await ReadAsync<long>($"SELECT count(*) FROM clustering_round WHERE run = '{again.Id}' AND street = 2"));
        Assert.Equal(0L, await ReadAsync<long>($"SELECT count(*) FROM clustering_round WHERE run = '{again.Id}' AND street = 1"));
    }

    [Fact]
    public async Task A_damaged_file_in_the_database_is_made_anew()
    {
        var run = new ScriptedRun(DataSource, Spec, _folder.Root, 3);
        await run.StartAsync(workers: 1);
        await run.RunAsync(async () => await ReadAsync<bool>("SELECT EXISTS (SELECT FROM street_artefact WHERE street = 2)"));
        await ExecuteAsync("UPDATE street_artefact_chunk SET bytes = substring(bytes FROM 1 FOR 200) WHERE street = 2");

        // A newcomer has no file of its own, and throws the damaged one away.
        var other = await run.JoinAsync();
        var job = await TakeAsync(run, other, job => job.Stage is "turn/clean" or "flop/seed");
        var error = await Assert.ThrowsAsync<DatabaseException>(() => other.WorkAsync(job));
        Assert.Contains("damaged", error.Message);
        Assert.True(await run.Jobs.FailAsync(job.Token, error.Message, CancellationToken.None));

        await EndsWellAsync(run);
    }

    [Fact]
    public async Task Another_abstraction_is_refused_and_left_alone()
    {
        await StoreAloneAsync(new AbstractionStore(DataSource, new StoreOptions(2, RowsPerLeaf)));

        var run = new ScriptedRun(DataSource, Spec with { Key = Spec.Key with { Seed = 8 } }, _folder.Root, 1);
        await run.StartAsync(workers: 1);
        var ended = await run.RunAsync();

        Assert.Equal(RunState.Failed, ended.State);
        Assert.Contains("seed 0, not 8", ended.Problem);
        await TablesEqualAsync();
    }

    [Fact]
    public async Task Results_that_make_no_sense_are_done_again()
    {
        var run = new ScriptedRun(DataSource, Spec, _folder.Root, 4);
        await run.StartAsync(workers: 2);
        await run.RunAsync(async () => await ReadAsync<long>("SELECT count(*) FROM clustering_round WHERE street = 2") == 3);
        var worker = await run.JoinAsync();
        var job = await TakeAsync(run, worker, job => job.Kind == ClusteringJobs.Round);

        Assert.True(await run.Jobs.CompleteAsync(job.Token, [1, 2, 3, 4, 5], CancellationToken.None));

        await EndsWellAsync(run);
        Assert.True(await ReadAsync<long>("SELECT count(*) FROM clustering_round WHERE street = 2") > 3);
    }

    [Fact]
    public async Task A_run_says_what_it_does()
    {
        var run = new ScriptedRun(DataSource, Spec, _folder.Root, 4);
        await run.StartAsync(workers: 2);
        await run.RunAsync(async () => await ReadAsync<long>("SELECT count(*) FROM clustering_round WHERE street = 2") == 3);

        var report = await run.ReportAsync();

        Assert.Contains("turn: k-medians, round 3, inertia ", report.Activity);
        Assert.Equal(3, report.Figures["turnRound"]);
        Assert.True(report.Figures["turnInertia"] > 0);
        Assert.InRange(report.Progress!.Value, 0, 1);
    }

    // The first such job; the worker does those before it.
    private static async Task<LeasedJob> TakeAsync(ScriptedRun run, ScriptedWorker worker, Func<LeasedJob, bool> wanted)
    {
        for (var tries = 0; tries < 1_000; tries++)
        {
            await run.PlanAsync();
            await run.LetTimePassAsync();
            if (await worker.AcquireAsync() is { } job)
            {
                if (wanted(job))
                {
                    return job;
                }

                Assert.True(await worker.HandInAsync(job, await worker.WorkAsync(job)));
            }
        }

        throw new InvalidOperationException("No such job came.");
    }

    private async Task MishapsChangeNothingAsync(ulong seed)
    {
        var run = new ScriptedRun(DataSource, Spec, _folder.Root, seed) { Mishaps = 30 };
        await run.StartAsync(workers: 3);

        await EndsWellAsync(run);
        Assert.True(run.Lost > 5, $"{run.Lost} leases were lost");
    }

    private async Task EndsWellAsync(ScriptedRun run)
    {
        var ended = await run.RunAsync();

        Assert.True(ended.State == RunState.Done, $"{ended.State}: {ended.Problem}");
        await TablesEqualAsync();
        var loaded = await AbstractionArtefacts.LoadAsync(DataSource, Spec.Key, Path.Combine(_folder.Root, "fetched"), CancellationToken.None);
        Assert.Equal(RoyalAbstraction.Artefacts.Select(artefact => artefact.Fingerprint()).Order(), loaded.InOrderOfPlay.Select(artefact => artefact.Fingerprint()).Order());
    }

    private async Task TablesEqualAsync()
    {
        var expected = await SingleProcess.TablesAsync(Postgres, RowsPerLeaf);
        var store = new AbstractionStore(DataSource);
        var streets = await store.ReadStatusAsync(CancellationToken.None);

        Assert.Equal(expected.Checksums, await store.ChecksumAsync(CancellationToken.None));
        Assert.Equal(expected.Runs, streets.Select(street => SingleProcess.Timeless(street.Run!)));
        Assert.Equal(expected.Leaves, await ReadAsync<long>("SELECT count(*) FROM clustering_part"));
    }

    private async Task<RunState> EndAsync(ScriptedRun run, RunState how)
    {
        await using var connection = await DataSource.OpenConnectionAsync();
        var runs = new RunStore(connection);
        await runs.MoveAsync(run.Id, how, null, CancellationToken.None);
        return (await runs.ReadAsync(run.Id, CancellationToken.None))!.State;
    }

    private static async Task StoreAloneAsync(AbstractionStore store) => await SingleProcess.StoreAsync(store);
}
