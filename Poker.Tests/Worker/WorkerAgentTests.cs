using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Poker.Tests.Harness;
using Poker.Worker.Handlers;

namespace Poker.Tests.Worker;

public sealed class WorkerAgentTests
{
    private readonly FakeBoard _board = new();

    [Fact]
    public async Task A_job_is_leased_done_and_handed_in()
    {
        await using var coordinator = await FakeCoordinator.StartAsync(_board);
        await using var worker = await WorkerInProcess.StartAsync(coordinator.Url, [FakeHandler.Echo]);
        var job = _board.Add("echo", payload: [1, 2, 3]);

        await Poll.UntilAsync(() => job.State == "done", "the job was done");

        Assert.Equal([1, 2, 3], job.Result!);
        Assert.Equal("registered tested 2", _board.Events[0]);
        Assert.Equal(1, job.Counted);
    }

    [Fact]
    public async Task Several_jobs_are_at_work_at_once_but_no_more_than_there_are_slots()
    {
        var (atWork, most) = (0, 0);
        using var go = new SemaphoreSlim(0);
        var handler = new FakeHandler("wait", async (context, cancellation) =>
        {
            var now = Interlocked.Increment(ref atWork);
            InterlockedMax(ref most, now);
            await go.WaitAsync(cancellation);
            Interlocked.Decrement(ref atWork);
            return JobResult.Of([]);
        });
        await using var coordinator = await FakeCoordinator.StartAsync(_board);
        await using var worker = await WorkerInProcess.StartAsync(coordinator.Url, [handler], options => options with { Slots = 3 });
        var jobs = Enumerable.Range(0, 8).Select(_ => _board.Add("wait")).ToList();

        await Poll.UntilAsync(() => Volatile.Read(ref atWork) == 3, "three jobs were at work");
        go.Release(jobs.Count);
        await Poll.UntilAsync(() => jobs.TrueForAll(job => job.State == "done"), "all jobs were done");

        Assert.Equal(3, most);
        Assert.All(jobs, job => Assert.Equal(1, job.Attempts));
    }

    [Fact]
    public async Task A_job_for_the_whole_worker_waits_until_it_is_idle_and_then_has_all_its_threads()
    {
        using var go = new SemaphoreSlim(0);
        var threads = 0;
        var small = new FakeHandler("small", async (_, cancellation) =>
        {
            await go.WaitAsync(cancellation);
            return JobResult.Of([]);
        });
        var whole = new FakeHandler("whole", (context, _) =>
        {
            threads = context.Threads;
            return Task.FromResult(JobResult.Of([]));
        });
        await using var coordinator = await FakeCoordinator.StartAsync(_board);
        var first = _board.Add("small");
        await using var worker = await WorkerInProcess.StartAsync(coordinator.Url, [small, whole], options => options with { Slots = 4 });
        await Poll.UntilAsync(() => first.State == "leased", "the small job was at work");
        var second = _board.Add("whole", slots: 0);
        var third = _board.Add("small");
        await Poll.UntilAsync(() => third.State == "leased", "the other small job was at work");

        Assert.Equal("pending", second.State);
        go.Release(2);

        await Poll.UntilAsync(() => second.State == "done", "the job for the whole worker was done");
        Assert.Equal(4, threads);
    }

    [Fact]
    public async Task Progress_goes_with_the_heartbeats()
    {
        using var go = new SemaphoreSlim(0);
        var handler = new FakeHandler("slow", async (context, cancellation) =>
        {
            context.Progress.Report(0.25f);
            await go.WaitAsync(cancellation);
            return JobResult.Of([]);
        });
        await using var coordinator = await FakeCoordinator.StartAsync(_board);
        await using var worker = await WorkerInProcess.StartAsync(coordinator.Url, [handler]);
        var job = _board.Add("slow");

        await Poll.UntilAsync(() => job.Progress == 0.25f, "progress was told");
        using var http = new HttpClient();
        var state = JsonDocument.Parse(await http.GetStringAsync($"{worker.Url}/worker")).RootElement[0];
        go.Release();

        Assert.Equal("slow", state.GetProperty("jobs")[0].GetProperty("kind").GetString());
        Assert.Equal(0.25, state.GetProperty("jobs")[0].GetProperty("progress").GetDouble());
        Assert.True(state.GetProperty("connected").GetBoolean());
        Assert.Equal(1, state.GetProperty("free").GetInt32());
    }

    [Fact]
    public async Task Heartbeats_go_on_while_handlers_fill_the_thread_pool_with_work()
    {
        _board.LeaseTime = TimeSpan.FromSeconds(3);
        using var end = new ManualResetEventSlim();
        var handler = new FakeHandler("hog", async (_, _) =>
        {
            // The processors are busy computing, and many more threads of the pool than there are processors are held up.
            var computing = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(() =>
            {
                while (!end.IsSet)
                {
                    Thread.SpinWait(1000);
                }
            }));
            var heldUp = Enumerable.Range(0, 40).Select(_ => Task.Run(() => end.Wait(TimeSpan.FromMinutes(1), CancellationToken.None)));
            await Task.WhenAll([.. computing, .. heldUp]);
            return JobResult.Of([]);
        });
        await using var coordinator = await FakeCoordinator.StartAsync(_board);
        await using var worker = await WorkerInProcess.StartAsync(coordinator.Url, [handler]);
        var job = _board.Add("hog");
        await Poll.UntilAsync(() => job.State == "leased", "the job was at work");
        var before = _board.Heartbeats;

        await Poll.UntilAsync(() => _board.Heartbeats > before + 10, "heartbeats came");
        end.Set();
        await Poll.UntilAsync(() => job.State == "done", "the job was done");

        Assert.True(_board.LongestSilence < _board.LeaseTime, $"No heartbeat came for {_board.LongestSilence}.");
        Assert.Equal(1, job.Attempts);
    }

    [Fact]
    public async Task A_lost_lease_cancels_the_job_within_a_second_and_nothing_is_handed_in()
    {
        var cancelled = new TaskCompletionSource<long>();
        var handler = new FakeHandler("slow", async (context, cancellation) =>
        {
            await using var noted = cancellation.Register(() => cancelled.TrySetResult(Stopwatch.GetTimestamp()));
            await Task.Delay(Timeout.Infinite, cancellation);
            return JobResult.Of([1]);
        });
        await using var coordinator = await FakeCoordinator.StartAsync(_board);
        await using var worker = await WorkerInProcess.StartAsync(coordinator.Url, [handler]);
        var job = _board.Add("slow");
        await Poll.UntilAsync(() => job.State == "leased", "the job was at work");
        var taken = Stopwatch.GetTimestamp();
        _board.TakeAway(job);

        var after = Stopwatch.GetElapsedTime(taken, await cancelled.Task);

        Assert.InRange(after, TimeSpan.Zero, TimeSpan.FromSeconds(1) + _board.HeartbeatEvery);
        var other = _board.Add("slow");
        await Poll.UntilAsync(() => other.State == "leased", "the slot was free again");
        Assert.Equal("leased", job.State);
        Assert.Equal(0, job.Counted);
        Assert.DoesNotContain("refused a result", _board.Events);
    }

    [Fact]
    public async Task A_large_result_goes_in_chunks()
    {
        var result = new byte[(3 << 20) + 17];
        new Random(1).NextBytes(result);
        await using var coordinator = await FakeCoordinator.StartAsync(_board);
        await using var worker = await WorkerInProcess.StartAsync(coordinator.Url, [new FakeHandler("large", (_, _) => Task.FromResult(JobResult.Of(result)))]);
        var job = _board.Add("large");

        await Poll.UntilAsync(() => job.State == "done", "the job was done");

        Assert.Equal(result, job.Result!);
    }

    [Fact]
    public async Task A_result_beyond_the_largest_fails_the_job_instead_of_being_sent()
    {
        await using var coordinator = await FakeCoordinator.StartAsync(_board);
        await using var worker = await WorkerInProcess.StartAsync(
            coordinator.Url, [new FakeHandler("huge", (_, _) => Task.FromResult(JobResult.Of(new byte[(64 << 20) + 1])))]);
        var job = _board.Add("huge");

        await Poll.UntilAsync(() => job.State == "failed", "the job failed");

        Assert.Equal("The result has 67108865 bytes; at most 67108864 can be handed in.", job.Problem);
    }

    [Fact]
    public async Task A_job_in_hand_outlives_the_coordinators_absence()
    {
        using var go = new SemaphoreSlim(0);
        var handler = new FakeHandler("slow", async (_, cancellation) =>
        {
            await go.WaitAsync(cancellation);
            return JobResult.Of([7]);
        });
        await using var coordinator = await FakeCoordinator.StartAsync(_board);
        await using var worker = await WorkerInProcess.StartAsync(coordinator.Url, [handler]);
        var job = _board.Add("slow");
        await Poll.UntilAsync(() => job.State == "leased", "the job was at work");
        await coordinator.StopAsync();
        await Poll.UntilAsync(() => worker.Log.Lines.Any(line => line.Contains("cannot reach the coordinator", StringComparison.Ordinal)), "the absence was noticed");
        go.Release();
        await Poll.UntilAsync(() => worker.Log.Lines.Any(line => line.Contains("cannot be handed in yet", StringComparison.Ordinal)), "the hand-in was delayed");

        var before = _board.Heartbeats;
        await coordinator.StartAsync();

        await Poll.UntilAsync(() => job.State == "done", "the result was handed in");
        await Poll.UntilAsync(() => _board.Heartbeats > before, "heartbeats came again");
        Assert.Equal((1, 1), (job.Attempts, job.Counted));
        var next = _board.Add("slow");
        await Poll.UntilAsync(() => next.State == "leased", "work went on");
    }

    [Fact]
    public async Task A_result_whose_answer_was_lost_is_handed_in_again_and_counts_once()
    {
        await using var coordinator = await FakeCoordinator.StartAsync(_board);
        var first = true;
        coordinator.AfterCompletion = async () =>
        {
            if (first)
            {
                first = false;
                throw new Grpc.Core.RpcException(new Grpc.Core.Status(Grpc.Core.StatusCode.Unavailable, "the answer is lost"));
            }

            await Task.CompletedTask;
        };
        await using var worker = await WorkerInProcess.StartAsync(coordinator.Url, [FakeHandler.Echo]);
        var job = _board.Add("echo");

        await Poll.UntilAsync(() => _board.Events.Count(what => what == "completed") == 2, "it was handed in twice");

        Assert.Equal(1, job.Counted);
        await Poll.UntilAsync(() => worker.Log.Lines.Any(line => line.EndsWith("s: done.", StringComparison.Ordinal)), "the worker counts it as done");
        Assert.DoesNotContain(worker.Log.Lines, line => line.EndsWith("s: lost.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_worker_that_was_forgotten_registers_again()
    {
        await using var coordinator = await FakeCoordinator.StartAsync(_board);
        await using var worker = await WorkerInProcess.StartAsync(coordinator.Url, [FakeHandler.Echo]);
        await Poll.UntilAsync(() => _board.Heartbeats > 0, "it is at work");

        _board.Forget();

        var job = _board.Add("echo");
        await Poll.UntilAsync(() => job.State == "done", "it worked again");
        Assert.Equal(2, _board.Events.Count(what => what == "registered tested 2"));
    }

    [Fact]
    public async Task Another_address_is_taken_when_the_coordinator_at_the_first_is_gone()
    {
        await using var first = await FakeCoordinator.StartAsync(_board);
        await using var second = await FakeCoordinator.StartAsync(_board);
        await using var worker = await WorkerInProcess.StartAsync($"{first.Url}, {second.Url}", [FakeHandler.Echo]);
        var (one, two) = (_board.Add("echo"), default(FakeJob));
        await Poll.UntilAsync(() => one.State == "done", "the job was done");

        // Whichever it began with, it loses once.
        await first.StopAsync();
        two = _board.Add("echo");
        await Poll.UntilAsync(() => two.State == "done", "the job was done by way of the second");
        await first.StartAsync();
        await second.StopAsync();
        var three = _board.Add("echo");

        await Poll.UntilAsync(() => three.State == "done", "the job was done by way of the first");
    }

    [Fact]
    public async Task A_failed_job_tells_its_problem_without_secrets_and_logs_the_stack()
    {
        var handler = new FakeHandler("bad", (_, _) => throw new InvalidOperationException("no table for Host=db;Password=hunter2;Username=me"));
        await using var coordinator = await FakeCoordinator.StartAsync(_board);
        await using var worker = await WorkerInProcess.StartAsync(coordinator.Url, [handler]);
        var job = _board.Add("bad");

        await Poll.UntilAsync(() => job.State == "failed", "the job failed");

        Assert.Equal("InvalidOperationException: no table for Host=db;Password=…;Username=me", job.Problem);
        Assert.Contains(worker.Log.Lines, line => line.StartsWith("Error: Job bad stage/1 failed: InvalidOperationException: no table", StringComparison.Ordinal)
            && line.Contains(nameof(A_failed_job_tells_its_problem_without_secrets_and_logs_the_stack), StringComparison.Ordinal));
        Assert.DoesNotContain(worker.Log.Lines, line => line.Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_kind_that_a_worker_cannot_do_is_handed_back_uncounted_and_not_taken_again()
    {
        var asked = 0;
        var heavy = new FakeHandler("heavy", (_, _) =>
        {
            Interlocked.Increment(ref asked);
            throw new JobDeclinedException("it needs 64 GiB");
        });
        await using var coordinator = await FakeCoordinator.StartAsync(_board);
        await using var worker = await WorkerInProcess.StartAsync(coordinator.Url, [heavy, FakeHandler.Echo], options => options with { Slots = 1 });
        var declined = _board.Add("heavy");
        await Poll.UntilAsync(() => _board.Events.Count(said => said.StartsWith("registered", StringComparison.Ordinal)) == 2, "it registered again");
        var done = _board.Add("echo");
        await Poll.UntilAsync(() => done.State == "done", "the other kind was done");

        Assert.Equal(("pending", 1), (declined.State, Volatile.Read(ref asked)));
        Assert.Contains(worker.Log.Lines, line => line.Contains("takes no more jobs of the kind heavy: it needs 64 GiB", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_job_whose_database_is_gone_is_handed_back_and_no_more_are_taken()
    {
        var handler = new FakeHandler("query", async (context, cancellation) =>
        {
            await using var command = context.Database.CreateCommand("SELECT 1");
            await command.ExecuteScalarAsync(cancellation);
            return JobResult.Of([]);
        });
        await using var coordinator = await FakeCoordinator.StartAsync(_board);
        await using var worker = await WorkerInProcess.StartAsync(coordinator.Url, [handler]);
        var job = _board.Add("query");

        await Poll.UntilAsync(() => worker.Log.Lines.Any(line => line.Contains("cannot reach the database", StringComparison.Ordinal)), "the absence was noticed");

        await Poll.UntilAsync(() => job.State == "pending", "the job was handed back");
        var other = _board.Add("query");
        var before = _board.Heartbeats;
        await Poll.UntilAsync(() => _board.Heartbeats > before + 5, "time went by");
        Assert.Equal(("pending", ""), (job.State, job.Problem));
        Assert.Equal(("pending", 0), (other.State, other.Attempts));
    }

    [Fact]
    public async Task At_the_stop_jobs_may_finish_for_a_while_and_the_rest_is_handed_back()
    {
        using var go = new SemaphoreSlim(0);
        var finishing = new FakeHandler("finishing", async (_, cancellation) =>
        {
            await go.WaitAsync(cancellation);
            return JobResult.Of([9]);
        });
        var endless = new FakeHandler("endless", async (_, cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return JobResult.Of([]);
        });
        await using var coordinator = await FakeCoordinator.StartAsync(_board);
        await using var worker = await WorkerInProcess.StartAsync(coordinator.Url, [finishing, endless]);
        var (first, second) = (_board.Add("finishing"), _board.Add("endless"));
        await Poll.UntilAsync(() => (first.State, second.State) == ("leased", "leased"), "both jobs were at work");
        var third = _board.Add("endless");

        var begun = Stopwatch.GetTimestamp();
        var stop = worker.StopAsync();
        await Poll.UntilAsync(() => worker.Log.Lines.Any(line => line.Contains("stops; 2 jobs", StringComparison.Ordinal)), "it was stopping");
        go.Release();
        await stop;

        Assert.InRange(Stopwatch.GetElapsedTime(begun), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4));
        Assert.Equal(("done", "pending", "pending"), (first.State, second.State, third.State));
        Assert.Equal(0, third.Attempts);
        Assert.Equal("left", _board.Events[^1]);
        Assert.Contains("handed back 2", _board.Events);
    }

    [Fact]
    public async Task A_handler_that_ignores_its_cancellation_does_not_hold_the_stop_up()
    {
        using var end = new ManualResetEventSlim();
        await using var coordinator = await FakeCoordinator.StartAsync(_board);
        await using var worker = await WorkerInProcess.StartAsync(coordinator.Url, [Deaf(end)]);
        var job = _board.Add("deaf");
        await Poll.UntilAsync(() => job.State == "leased", "the job was at work");

        var begun = Stopwatch.GetTimestamp();
        await worker.StopAsync();

        Assert.InRange(Stopwatch.GetElapsedTime(begun), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4));
        Assert.Equal(("pending", "left"), (job.State, _board.Events[^1]));
        end.Set();
    }

    [Fact]
    public async Task The_slots_of_a_handler_that_ignores_its_cancellation_are_not_used_until_it_ends()
    {
        using var end = new ManualResetEventSlim();
        await using var coordinator = await FakeCoordinator.StartAsync(_board);
        await using var worker = await WorkerInProcess.StartAsync(
            coordinator.Url, [Deaf(end), FakeHandler.Echo], options => options with { AbandonAfter = TimeSpan.FromMilliseconds(50) });
        var job = _board.Add("deaf");
        await Poll.UntilAsync(() => job.State == "leased", "the job was at work");
        _board.TakeAway(job);

        await Poll.UntilAsync(() => _board.Events.Contains("registered tested 1"), "it registered with one slot less");
        var whole = _board.Add("echo", slots: 0);
        await Poll.UntilAsync(() => whole.State == "done", "a job for all slots that are left was done");
        end.Set();

        await Poll.UntilAsync(() => _board.Events.Count(what => what == "registered tested 2") == 2, "it registered with all slots again");
        Assert.Contains(worker.Log.Lines, line => line.StartsWith("Error: The handler of deaf", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_commit_whose_lease_is_lost_counts_as_lost()
    {
        var handler = new FakeHandler("late", (_, _) => throw new LeaseLostException());
        await using var coordinator = await FakeCoordinator.StartAsync(_board);
        await using var worker = await WorkerInProcess.StartAsync(coordinator.Url, [handler]);
        var job = _board.Add("late");

        await Poll.UntilAsync(() => worker.Log.Lines.Any(line => line.Contains("is lost: the work is dropped", StringComparison.Ordinal)), "the loss was noticed");

        Assert.Equal(("leased", null), (job.State, job.Problem));
    }

    [Fact]
    public async Task A_job_that_fails_after_its_lease_was_lost_counts_as_lost()
    {
        FakeJob? job = null;
        var handler = new FakeHandler("stalled", async (_, _) =>
        {
            await Poll.UntilAsync(() => job?.State == "leased", "the test knew the job");
            _board.TakeAway(job!);
            throw new InvalidOperationException("The session was closed.");
        });
        await using var coordinator = await FakeCoordinator.StartAsync(_board);
        await using var worker = await WorkerInProcess.StartAsync(coordinator.Url, [handler]);
        job = _board.Add("stalled");

        await Poll.UntilAsync(() => worker.Log.Lines.Any(line => line.Contains("is lost: the work is dropped", StringComparison.Ordinal)), "the loss was noticed");

        Assert.Equal(("leased", null), (job.State, job.Problem));
        Assert.DoesNotContain($"failed {job.Id}", _board.Events);
    }

    [Fact]
    public async Task Replicas_are_workers_of_their_own_with_handlers_of_their_own()
    {
        await using var coordinator = await FakeCoordinator.StartAsync(_board);
        await using var worker = await WorkerInProcess.StartAsync(coordinator.Url, [FakeHandler.Echo], options => options with { Replicas = 3, Slots = 1 });

        await Poll.UntilAsync(() => _board.Events.Count == 3, "all had registered");

        Assert.Equal(["registered tested/0 1", "registered tested/1 1", "registered tested/2 1"], _board.Events.Order());
    }

    [Fact]
    public async Task Handlers_are_disposed_of_with_their_agent()
    {
        var handler = new FakeHandler("echo", (_, _) => Task.FromResult(JobResult.Of([])));
        await using var coordinator = await FakeCoordinator.StartAsync(_board);
        await using (await WorkerInProcess.StartAsync(coordinator.Url, [handler]))
        {
            Assert.Equal(0, handler.Disposals);
        }

        Assert.Equal(1, handler.Disposals);
    }

    [Fact]
    public async Task Health_tells_whether_the_coordinator_is_heard_of_and_life_does_not_depend_on_it()
    {
        _board.LeaseTime = TimeSpan.FromMilliseconds(500);
        await using var coordinator = await FakeCoordinator.StartAsync(_board);
        await using var worker = await WorkerInProcess.StartAsync(coordinator.Url, [FakeHandler.Echo]);
        using var http = new HttpClient { BaseAddress = new Uri(worker.Url) };

        await Poll.UntilAsync(async () => (await http.GetAsync("/health")).StatusCode == HttpStatusCode.OK, "it was healthy");
        Assert.Equal("""{"status":"Healthy","checks":{"self":"Healthy","worker":"Healthy"}}""", await http.GetStringAsync("/health"));
        await coordinator.StopAsync();

        await Poll.UntilAsync(async () => (await http.GetAsync("/health")).StatusCode == HttpStatusCode.ServiceUnavailable, "it was not healthy");
        Assert.Equal("""{"status":"Healthy","checks":{"self":"Healthy"}}""", await http.GetStringAsync("/alive"));
    }

    private static FakeHandler Deaf(ManualResetEventSlim end) => new("deaf", (_, _) =>
    {
        end.Wait(TimeSpan.FromMinutes(1), CancellationToken.None);
        return Task.FromResult(JobResult.Of([]));
    });

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref most)) < value && Interlocked.CompareExchange(ref most, value, seen) != seen)
        {
        }
    }
}
