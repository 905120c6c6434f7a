using System.Diagnostics;
using Poker.Tests.Harness;
using Poker.Worker.Handlers;

namespace Poker.Tests.Worker;

public sealed class WorkerProcessTests
{
    private readonly FakeBoard _board = new();

    [Fact]
    public async Task Terminated_it_ends_within_ten_seconds_and_has_handed_its_job_back_though_the_handler_sleeps_on()
    {
        await using var coordinator = await FakeCoordinator.StartAsync(_board);
        using var worker = Start(coordinator.Url);
        var job = _board.Add("stubborn");
        await worker.ReadLineWithAsync("stubborn begins");

        var begun = Stopwatch.GetTimestamp();
        await worker.SignalAsync("TERM");
        var (exitCode, _, errors) = await worker.EndAsync();

        Assert.InRange(Stopwatch.GetElapsedTime(begun), TimeSpan.FromSeconds(6.5), TimeSpan.FromSeconds(10));
        Assert.Equal((0, ""), (exitCode, errors));
        Assert.Equal(("pending", "left"), (job.State, _board.Events[^1]));
    }

    [Fact]
    public async Task A_pause_past_the_lease_loses_the_job_and_the_late_result_counts_for_nothing()
    {
        _board.LeaseTime = TimeSpan.FromSeconds(1);
        await using var coordinator = await FakeCoordinator.StartAsync(_board);
        using var paused = Start(coordinator.Url);
        var job = _board.Add("line");
        await paused.ReadLineWithAsync("line begins");
        await paused.SignalAsync("STOP");
        await using var other = await WorkerInProcess.StartAsync(
            coordinator.Url, [new FakeHandler("line", (_, _) => Task.FromResult(JobResult.Of("the other's"u8.ToArray())))]);
        await Poll.UntilAsync(() => job.State == "done", "the other worker did the job");

        var before = _board.Heartbeats;
        await paused.SignalAsync("CONT");
        await paused.Process.StandardInput.WriteLineAsync("the late one's");
        await paused.Process.StandardInput.FlushAsync();
        var next = _board.Add("query");
        await paused.ReadLineWithAsync("query begins");

        Assert.Equal("the other's"u8.ToArray(), job.Result!);
        Assert.Equal((2, 1), (job.Attempts, job.Counted));
        Assert.True(_board.Heartbeats > before);
        Assert.NotEqual("failed", next.State);
    }

    [Fact]
    public async Task A_wrong_token_ends_it_with_one_clear_line()
    {
        _board.Token = "right-token";
        await using var coordinator = await FakeCoordinator.StartAsync(_board);
        using var worker = ChildProcess.StartAssembly(
            "Poker.Worker.dll",
            new Dictionary<string, string> { ["Poker__Coordinator__Url"] = coordinator.Url, ["Poker__Token"] = "not-the-token" });

        var (exitCode, output, errors) = await worker.EndAsync();

        Assert.Equal(1, exitCode);
        Assert.Equal("poker: The coordinator refused the token (wrong token): set Poker:Token or Poker:TokenFile to the coordinator's.", errors.Trim());
        Assert.DoesNotContain("not-the-token", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Poker__Worker__Slots", "0", "poker: Poker:Worker:Slots has to be 1 to 4096.")]
    [InlineData("Poker__Worker__Slots", "many", "poker: Poker:Worker cannot be read: Failed to convert configuration value 'many' at 'Poker:Worker:Slots'")]
    [InlineData("Poker__Coordinator__Url", "", "poker: Nothing says where the coordinator is: set Poker:Coordinator:Url")]
    [InlineData("Poker__Coordinator__Url", "http://192.0.2.1:5", "poker: http://192.0.2.1:5 is another machine, and http would send everything in the open")]
    [InlineData("ConnectionStrings__poker", "Password=hunter2", "poker: ConnectionStrings:poker names no Host")]
    public async Task A_configuration_that_makes_no_sense_ends_it_with_one_clear_line(string variable, string value, string expected)
    {
        var environment = new Dictionary<string, string> { ["Poker__Coordinator__Url"] = "http://127.0.0.1:1" };
        environment[variable] = value;
        using var worker = ChildProcess.StartAssembly("Poker.Worker.dll", environment);

        var (exitCode, _, errors) = await worker.EndAsync();

        Assert.Equal(1, exitCode);
        Assert.StartsWith(expected, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    private static ChildProcess Start(string url) => ChildProcess.StartAssembly(
        "Poker.Tests.dll", new Dictionary<string, string> { ["Poker__Coordinator__Url"] = url, ["Poker__Worker__Slots"] = "1" }, "work");
}
