using System.Net;
using Poker.Cli.Hosting;
using Poker.Cli.Output;
using Poker.Tests.Harness;

namespace Poker.Tests.Cli.Hosting;

public sealed class DashboardProcessTests
{
    [DashboardFact]
    public async Task It_serves_its_pages_and_its_api_to_those_with_the_keys_and_ends()
    {
        HttpClient api;
        await using (var dashboard = await DashboardProcess.StartAsync(DashboardFinder.Find()!, null, CancellationToken.None))
        {
            api = dashboard.CreateApiClient();
            Assert.Equal("[]", await api.GetStringAsync("api/telemetry/resources"));
            using var stranger = new HttpClient { BaseAddress = dashboard.Frontend };
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("api/telemetry/resources")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync(dashboard.LoginUrl)).StatusCode);
            Assert.True(dashboard.IsRunning);
        }

        await Assert.ThrowsAsync<HttpRequestException>(() => api.GetAsync("api/telemetry/resources"));
        api.Dispose();
    }

    [Fact]
    public async Task One_that_ends_at_once_is_told_with_what_it_said()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("dashboard", "#!/bin/sh\necho the port is taken >&2\nexit 3\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var error = await Assert.ThrowsAsync<CommandError>(() => DashboardProcess.StartAsync(script, null, CancellationToken.None));

        Assert.Contains("exit code 3", error.Message, StringComparison.Ordinal);
        Assert.Contains("the port is taken", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_newest_version_in_the_caches_is_found_unless_one_is_named()
    {
        using var folder = new TemporaryFolder();
        folder.Write("cache/poker/aspire/13.5.4/versions/13.5.4_abc/managed/aspire-managed", "");
        folder.Write("home/.aspire/versions/13.5.3-def/managed/aspire-managed", "");
        var newest = folder.Write("home/.aspire/versions/13.10.0_0/managed/aspire-managed", "");
        var named = folder.Write("elsewhere/aspire-managed", "");
        var environment = new Dictionary<string, string> { ["HOME"] = folder.PathOf("home"), ["XDG_CACHE_HOME"] = folder.PathOf("cache") };

        Assert.Equal(newest, DashboardFinder.Find(environment.GetValueOrDefault));
        environment[DashboardFinder.Variable] = named;
        Assert.Equal(named, DashboardFinder.Find(environment.GetValueOrDefault));
        environment[DashboardFinder.Variable] = folder.PathOf("missing");
        Assert.Null(DashboardFinder.Find(environment.GetValueOrDefault));
        Assert.Null(DashboardFinder.Find(_ => null));
    }
}
