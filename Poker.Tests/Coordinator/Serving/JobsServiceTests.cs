using System.Diagnostics;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Poker.Contracts.V1;
using Poker.Tests.Harness;

namespace Poker.Tests.Coordinator.Serving;

public sealed class JobsServiceTests(PostgresFixture postgres) : CoordinatorTests(postgres)
{
    private static readonly ByteString SomeId = SimulatedWorker.Bytes(Guid.NewGuid());

    [Fact]
    public async Task A_run_is_planned_leased_and_completed_over_the_wire()
    {
        await using var host = await HostAsync();
        var worker = new SimulatedWorker(host.Jobs);
        await worker.RegisterAsync();
        var run = await StartAsync(host, jobs: 3, stages: 2);

        var done = new List<string>();
        while (done.Count < 6)
        {
            var job = await worker.AcquireAsync(10);
            Assert.True(await worker.CompleteAsync(job!.Token, 1, 2, 3));
            done.Add($"{job.Stage}/{job.Part}");
        }

        Assert.Equal(["stage/0/0", "stage/0/1", "stage/0/2", "stage/1/0", "stage/1/1", "stage/1/2"], done);
        await UntilAsync(run, "done");
        Assert.Equal(6, await ReadAsync<long>("SELECT jobs_done FROM worker"));
    }

    [Fact]
    public async Task A_waiting_acquisition_gets_a_job_as_soon_as_there_is_one_and_gives_up_in_time()
    {
        await using var host = await HostAsync();
        var worker = new SimulatedWorker(host.Jobs);
        await worker.RegisterAsync();
        var watch = Stopwatch.StartNew();
        Assert.Null(await worker.AcquireAsync(0.3));
        Assert.InRange(watch.Elapsed.TotalSeconds, 0.3, 5);

        var waiting = worker.AcquireAsync(30);
        await StartAsync(host, jobs: 1);

        Assert.Equal("stage/0", (await waiting)!.Stage);
    }

    [Fact]
    public async Task The_same_acquisition_over_the_wire_is_the_same_lease()
    {
        await using var host = await HostAsync();
        var worker = new SimulatedWorker(host.Jobs);
        await worker.RegisterAsync();
        await StartAsync(host, jobs: 2);
        var acquisition = Guid.NewGuid();

        Assert.Equal((await worker.AcquireAsync(10, acquisition))!, (await worker.AcquireAsync(10, acquisition))!);
    }

    [Fact]
    public async Task A_worker_that_is_not_known_is_to_register_again()
    {
        await using var host = await HostAsync();
        var worker = new SimulatedWorker(host.Jobs);

        await RefusedAsync(StatusCode.FailedPrecondition, "register again", () => worker.AcquireAsync());
        Assert.False((await worker.HeartbeatAsync(SomeId)).Known);
        Assert.False(await worker.CompleteAsync(SomeId, 1));
        Assert.False(await worker.ReleaseAsync(SomeId));
    }

    [Fact]
    public async Task What_makes_no_sense_is_refused_with_a_sentence()
    {
        await using var host = await HostAsync();
        var known = new SimulatedWorker(host.Jobs, 4);
        await known.RegisterAsync();
        RegisterRequest Register(Action<RegisterRequest> change)
        {
            var request = new RegisterRequest { Worker = SomeId, Name = "name", Slots = 1, Version = "0.1.0", Kinds = { "kind" } };
            change(request);
            return request;
        }

        AcquireRequest Acquire(Action<AcquireRequest> change)
        {
            var request = new AcquireRequest { Worker = known.IdBytes, Acquisition = SomeId, FreeSlots = 1 };
            change(request);
            return request;
        }

        (string Text, Func<Task> Call)[] refused =
        [
            ("worker has 3 bytes", () => RegisterAsync(Register(request => request.Worker = ByteString.CopyFrom(1, 2, 3)))),
            ("worker is all zeros", () => RegisterAsync(Register(request => request.Worker = ByteString.CopyFrom(new byte[16])))),
            ("name is empty", () => RegisterAsync(Register(request => request.Name = ""))),
            ("name has 101 characters", () => RegisterAsync(Register(request => request.Name = new('x', 101)))),
            ("name holds control", () => RegisterAsync(Register(request => request.Name = "a\0b"))),
            ("slots is 0", () => RegisterAsync(Register(request => request.Slots = 0))),
            ("slots is 4097", () => RegisterAsync(Register(request => request.Slots = 4097))),
            ("version must begin", () => RegisterAsync(Register(request => request.Version = "new"))),
            ("kinds is empty", () => RegisterAsync(Register(request => request.Kinds.Clear()))),
            ("kinds has 102 entries", () => RegisterAsync(Register(request => request.Kinds.AddRange(Enumerable.Range(0, 101).Select(i => $"{i}"))))),
            ("acquisition has 0 bytes", () => AcquireAsync(Acquire(request => request.Acquisition = ByteString.Empty))),
            ("free_slots is 5", () => AcquireAsync(Acquire(request => request.FreeSlots = 5))),
            ("free_slots is -1", () => AcquireAsync(Acquire(request => request.FreeSlots = -1))),
            ("patience must be", () => AcquireAsync(Acquire(request => request.Patience = new Duration { Seconds = 31 }))),
            ("patience must be", () => AcquireAsync(Acquire(request => request.Patience = new Duration { Seconds = long.MaxValue }))),
            ("patience must be", () => AcquireAsync(Acquire(request => request.Patience = new Duration { Nanos = -1 }))),
            ("progress is NaN", () => HeartbeatAsync(new LeaseProgress { Token = SomeId, Progress = float.NaN })),
            ("token has 1 bytes", () => HeartbeatAsync(new LeaseProgress { Token = ByteString.CopyFrom(1) })),
            ("problem has 2001 characters", () => known.ReleaseAsync(SomeId, new('x', 2001))),
            ("first message", () => known.SendAsync([])),
            ("first message", () => known.SendAsync([new() { Chunk = SomeId }])),
            ("length is -1", () => known.SendAsync([new() { Header = new() { Worker = known.IdBytes, Token = SomeId, Length = -1 } }])),
            ("length is 67108865", () => known.SendAsync([new() { Header = new() { Worker = known.IdBytes, Token = SomeId, Length = (64 << 20) + 1 } }])),
        ];
        foreach (var (text, call) in refused)
        {
            await RefusedAsync(StatusCode.InvalidArgument, text, call);
        }

        await RefusedAsync(StatusCode.FailedPrecondition, "major version", () => RegisterAsync(Register(request => request.Version = "1.0.0")));
        Assert.Equal(1, await ReadAsync<long>("SELECT count(*) FROM worker"));

        async Task RegisterAsync(RegisterRequest request) => await host.Jobs.RegisterAsync(request, CoordinatorHost.Call());
        async Task AcquireAsync(AcquireRequest request) => await host.Jobs.AcquireAsync(request, CoordinatorHost.Call());
        async Task HeartbeatAsync(LeaseProgress lease) =>
            await host.Jobs.HeartbeatAsync(new() { Worker = known.IdBytes, Leases = { lease } }, CoordinatorHost.Call());
    }

    [Fact]
    public async Task A_worker_that_shows_anothers_lease_changes_nothing()
    {
        await using var host = await HostAsync();
        var (owner, other) = (new SimulatedWorker(host.Jobs), new SimulatedWorker(host.Jobs));
        await owner.RegisterAsync();
        await other.RegisterAsync();
        await StartAsync(host, jobs: 1);
        var job = (await owner.AcquireAsync(10))!;
        var before = await RowsAsync();

        Assert.False(await other.CompleteAsync(job.Token, 1));
        Assert.False(await other.ReleaseAsync(job.Token));
        Assert.False(await other.ReleaseAsync(job.Token, "broken"));
        Assert.Equal([job.Token], (await other.HeartbeatAsync(job.Token)).Lost);

        Assert.Equal(before, await RowsAsync());
        Assert.Empty((await owner.HeartbeatAsync(job.Token)).Lost);
        Assert.True(await owner.CompleteAsync(job.Token, 1));
        Assert.True(await owner.CompleteAsync(job.Token, 2));
        Assert.False(await other.CompleteAsync(job.Token, 1));
        Assert.Equal("\\x01", await ReadAsync<string>("SELECT result::text FROM job"));
    }

    [Fact]
    public async Task A_result_counts_whole_or_not_at_all()
    {
        await using var host = await HostAsync();
        var worker = new SimulatedWorker(host.Jobs);
        await worker.RegisterAsync();
        await StartAsync(host, jobs: 1);
        var job = (await worker.AcquireAsync(10))!;
        var before = await RowsAsync();
        var result = new byte[5_000_000];
        new Random(1).NextBytes(result);
        var upload = SimulatedWorker.Upload(worker.Id, job.Token, result).ToList();

        await RefusedAsync(StatusCode.InvalidArgument, "the header told 5000000", () => worker.SendAsync(upload[..^1]));
        await RefusedAsync(StatusCode.InvalidArgument, "More bytes came", () => worker.SendAsync([.. upload, upload[^1]]));
        await RefusedAsync(StatusCode.InvalidArgument, "Only chunks", () => worker.SendAsync([upload[0], upload[0]]));
        await RefusedAsync(
            StatusCode.InvalidArgument, "may have 1048576", () => worker.SendAsync([upload[0], new() { Chunk = ByteString.CopyFrom(new byte[(1 << 20) + 1]) }]));
        await RefusedAsync(
            StatusCode.ResourceExhausted, "", () => worker.SendAsync([upload[0], new() { Chunk = ByteString.CopyFrom(new byte[2 << 20]) }]));
        using (var dropped = host.Jobs.Complete(CoordinatorHost.Call()))
        {
            await dropped.RequestStream.WriteAsync(upload[0]);
            await dropped.RequestStream.WriteAsync(upload[1]);
        }

        Assert.Equal(before, await RowsAsync());
        Assert.True(await worker.SendAsync(upload));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(result)), await ReadAsync<string>("SELECT encode(sha256(result), 'hex') FROM job"));
    }

    [Fact]
    public async Task A_hand_in_that_does_not_come_on_is_ended()
    {
        await using var host = await HostAsync(("Poker:Coordinator:UploadTime", "00:00:00.3"));
        var worker = new SimulatedWorker(host.Jobs);
        await worker.RegisterAsync();
        await StartAsync(host, jobs: 1);
        var job = (await worker.AcquireAsync(10))!;
        using var call = host.Jobs.Complete(CoordinatorHost.Call());
        await call.RequestStream.WriteAsync(SimulatedWorker.Upload(worker.Id, job.Token, [1, 2]).First());

        await RefusedAsync(StatusCode.DeadlineExceeded, "did not come within", async () => await call);
        Assert.True(await worker.CompleteAsync(job.Token, 1));
    }

    [Fact]
    public async Task A_job_that_is_released_is_there_for_others_at_once()
    {
        await using var host = await HostAsync();
        var (first, second) = (new SimulatedWorker(host.Jobs), new SimulatedWorker(host.Jobs));
        await first.RegisterAsync();
        await second.RegisterAsync();
        await StartAsync(host, jobs: 1);
        var job = (await first.AcquireAsync(10))!;
        var waiting = second.AcquireAsync(30);

        Assert.True(await first.ReleaseAsync(job.Token, leaving: true));

        Assert.Equal((job.Id, 1), ((await waiting)!.Id, (await waiting)!.Attempt));
        Assert.True(await ReadAsync<bool>($"SELECT leaving FROM worker WHERE id = '{first.Id}'"));
    }

    [Fact]
    public async Task A_job_that_keeps_failing_fails_its_run()
    {
        await using var host = await HostAsync(("Poker:Jobs:MostAttempts", "2"), ("Poker:Jobs:RetryAfter", "00:00:00.01"));
        var worker = new SimulatedWorker(host.Jobs);
        await worker.RegisterAsync();
        var run = await StartAsync(host, jobs: 2);
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            LeasedJob job;
            do
            {
                job = (await worker.AcquireAsync(10))!;
            }
            while (job.Part != 0);
            Assert.Equal(attempt, job.Attempt);
            Assert.True(await worker.ReleaseAsync(job.Token, $"no luck {attempt}"));
        }

        await UntilAsync(run, "failed");
        Assert.Equal(
            "stage/0, part 0, was given up after 2 attempts: no luck 2", await ReadAsync<string>($"SELECT problem FROM run WHERE id = '{run}'"));
        Assert.Contains(
            host.Logs.Lines,
            line => line.Contains($"The worker {worker.Id} failed at stage/0, part 0, of the run {run}: no luck 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_database_is_told_to_those_that_ask_alone_and_never_logged()
    {
        const string Database = "Host=example;Password=a-database-password";
        await using var host = await HostAsync(("Poker:Coordinator:WorkerDatabase", Database));
        var worker = new SimulatedWorker(host.Jobs);

        var (silent, asking) = (await worker.RegisterAsync(), await worker.RegisterAsync(wantsDatabase: true));

        Assert.Equal(("", Database), (silent.Database, asking.Database));
        Assert.Equal((TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(3)), (asking.LeaseTime.ToTimeSpan(), asking.HeartbeatEvery.ToTimeSpan()));
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains("a-database-password", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_worker_that_calls_too_often_is_slowed_down_and_others_are_not()
    {
        await using var host = await HostAsync(("Poker:Coordinator:WorkerCallsPerSecond", "1"));
        var (eager, calm) = (new SimulatedWorker(host.Jobs), new SimulatedWorker(host.Jobs));

        await RefusedAsync(StatusCode.ResourceExhausted, "too often", async () =>
        {
            for (var call = 0; call < 40; call++)
            {
                await eager.HeartbeatAsync();
            }
        });

        Assert.False((await calm.HeartbeatAsync()).Known);
    }

    [Fact]
    public async Task Calls_beyond_the_limit_are_turned_away_at_once()
    {
        await using var host = await HostAsync(("Poker:Coordinator:MostCalls", "1"));
        var worker = new SimulatedWorker(host.Jobs);
        await worker.RegisterAsync();
        var waiting = worker.AcquireAsync(30);

        await RefusedAsync(StatusCode.ResourceExhausted, "Too many calls", async () =>
        {
            while (!waiting.IsCompleted)
            {
                await worker.HeartbeatAsync();
            }

            // A heartbeat may have come first: then it is the wait that was turned away.
            await waiting;
        });
    }
}
