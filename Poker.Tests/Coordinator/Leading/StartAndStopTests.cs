using System.Diagnostics;
using System.Net.Sockets;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Poker.Tests.Harness;

namespace Poker.Tests.Coordinator.Leading;

public sealed class StartAndStopTests(PostgresFixture postgres) : CoordinatorTests(postgres)
{
    [Fact]
    public async Task A_coordinator_without_a_database_starts_says_so_and_stops()
    {
        using var closed = new TcpListener(System.Net.IPAddress.Loopback, 0);
        closed.Start();
        var port = ((System.Net.IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        var host = await CoordinatorHost.StartAsync($"Host=127.0.0.1;Port={port};Username=nobody;Timeout=2", [new CountingPlanner()]);

        await RefusedAsync(StatusCode.Unavailable, "being prepared", () => new SimulatedWorker(host.Jobs).RegisterAsync());
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, (await host.Http.GetAsync("api/v1/status")).StatusCode);
        Assert.Equal(HealthStatus.Unhealthy, await HealthAsync(host));

        await StopsQuicklyAsync(host);
    }

    [Fact]
    public async Task Coordinators_that_start_and_stop_at_once_do_so_quickly()
    {
        for (var round = 0; round < 5; round++)
        {
            var (one, other) = (await HostAsync(), await HostAsync());
            Assert.Equal(HealthStatus.Healthy, await HealthAsync(one));
            await StopsQuicklyAsync(other);
            await StopsQuicklyAsync(one);
        }
    }

    [Fact]
    public async Task A_coordinator_stops_while_workers_wait_for_jobs()
    {
        var host = await HostAsync();
        var worker = new SimulatedWorker(host.Jobs);
        await worker.RegisterAsync();
        var waiting = worker.AcquireAsync(30);
        using var watch = host.Runs.Watch(new(), CoordinatorHost.Call());
        Assert.True(await watch.ResponseStream.MoveNext(default));
        var start = Stopwatch.StartNew();

        await host.StopAsync();

        Assert.InRange(start.Elapsed.TotalSeconds, 0, 8);
        Assert.Null(await waiting);
        await RefusedAsync(StatusCode.Unavailable, "The coordinator stops", async () =>
        {
            while (await watch.ResponseStream.MoveNext(default))
            {
            }
        });
        await StopsQuicklyAsync(host);
    }

    private static async Task StopsQuicklyAsync(CoordinatorHost host)
    {
        var watch = Stopwatch.StartNew();
        await host.DisposeAsync();
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 8);
    }

    private static async Task<HealthStatus> HealthAsync(CoordinatorHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status;
}
