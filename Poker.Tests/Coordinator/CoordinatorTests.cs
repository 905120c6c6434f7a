using Grpc.Core;
using Poker.Coordinator.Planning;
using Poker.Tests.Harness;

namespace Poker.Tests.Coordinator;

/// <summary>A class of tests of a coordinator on a database of its own.</summary>
public abstract class CoordinatorTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    /// <summary>Starts one that plans runs of plain jobs.</summary>
    private protected Task<CoordinatorHost> HostAsync(params (string Key, string? Value)[] settings) =>
        CoordinatorHost.StartAsync(ConnectionString, [new CountingPlanner()], settings);

    /// <summary>Starts one with planners of the test's.</summary>
    private protected Task<CoordinatorHost> HostAsync(IRunPlanner planner, params (string Key, string? Value)[] settings) =>
        CoordinatorHost.StartAsync(ConnectionString, [planner], settings);

    /// <summary>Starts a run.</summary>
    private protected static async Task<Guid> StartAsync(CoordinatorHost host, int jobs, int stages = 1, Guid? id = null)
    {
        var run = id ?? Guid.NewGuid();
        await host.Runs.StartAsync(
            new() { Run = SimulatedWorker.Bytes(run), Kind = "counting", Spec = $$"""{"jobs": {{jobs}}, "stages": {{stages}}}""" },
            CoordinatorHost.Call());
        return run;
    }

    /// <summary>Waits until a run is in a state.</summary>
    private protected Task UntilAsync(Guid run, string state) => Poll.UntilAsync(
        async () => await ReadAsync<string>($"SELECT state FROM run WHERE id = '{run}'") == state, $"the run was {state}");

    /// <summary>The call fails with a status, and a text in its message.</summary>
    private protected static async Task RefusedAsync(StatusCode status, string text, Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<RpcException>(call);
        Assert.True(status == error.StatusCode, $"{error.StatusCode} instead of {status}: {error.Status.Detail}");
        Assert.Contains(text, error.Status.Detail);
    }

    /// <summary>All jobs and runs, to be compared.</summary>
    private protected Task<string> RowsAsync() => ReadAsync<string>(
        "SELECT concat((SELECT string_agg(job::text, '|' ORDER BY id) FROM job), (SELECT string_agg(run::text, '|' ORDER BY id) FROM run))");
}
