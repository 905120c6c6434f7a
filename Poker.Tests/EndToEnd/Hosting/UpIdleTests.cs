using System.Net;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;
using Poker.Cli.Hosting;
using Poker.Cli.Output;
using Poker.Infrastructure.Postgres.Embedded;
using Poker.Infrastructure.Security;
using Poker.Tests.Harness;

namespace Poker.Tests.EndToEnd.Hosting;

[UnsupportedOSPlatform("windows")]
public sealed class UpIdleTests(ClusterTemplate template) : IClassFixture<ClusterTemplate>, IAsyncLifetime
{
    private readonly DataFolder _folder = new();

    public Task InitializeAsync() => template.CopyToAsync(_folder.Path);

    public Task DisposeAsync() => _folder.DisposeAsync().AsTask();

    [Fact]
    public async Task Everything_answers_to_the_token_alone_and_stops_in_order()
    {
        using var host = await RunningHost.StartAsync(_folder.Path, "--idle");
        Assert.StartsWith("http://127.0.0.1:", host.Grpc, StringComparison.Ordinal);
        Assert.Null(host.Open);
        using (var anybody = host.Client(null))
        {
            Assert.Equal(HttpStatusCode.OK, (await anybody.GetAsync("health")).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await anybody.GetAsync("api/v1/status")).StatusCode);
        }

        using (var wrong = host.Client(new string('x', 43)))
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await wrong.GetAsync("api/v1/status")).StatusCode);
        }

        await RequireCaptureAsync(host);
        await Poll.UntilAsync(
            async () => await host.StatusAsync() is var status && status.GetProperty("leading").GetBoolean() && status.GetProperty("workers").GetArrayLength() == 1,
            "the coordinator led and knew its worker");
        using (var stranger = new CoordinatorClient(new CoordinatorAddress { Url = new Uri(host.Grpc), Token = new string('x', 43) }))
        {
            var error = await Assert.ThrowsAsync<CommandError>(() => stranger.StatusAsync(CancellationToken.None));
            Assert.Contains("refuses the token", error.Message, StringComparison.Ordinal);
        }

        var (exitCode, output, errors) = await host.StopAsync();

        Assert.Equal((ExitCodes.Success, ""), (exitCode, errors));
        var said = output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => line.GetProperty("event").GetString() == "said")
            .Select(line => line.GetProperty("text").GetString()!)
            .Where(text => text.StartsWith("Stopping", StringComparison.Ordinal));
        Assert.Equal(["Stopping the worker.", "Stopping the bot service.", "Stopping the capture service.", "Stopping the coordinator."], said);
        Assert.False(File.Exists(_folder.Postmaster));
        Assert.DoesNotContain(SharedToken.OfFolder(_folder.Path), output, StringComparison.Ordinal);
        Assert.DoesNotContain((await File.ReadAllTextAsync(ServerFolder.Of(_folder.Path).Password)).Trim(), output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_to_the_network_it_takes_workers_that_know_token_and_certificate()
    {
        using var host = await RunningHost.StartAsync(_folder.Path, "--idle", "--workers", "0", "--listen", "127.0.0.2", "--port", $"{Ports.Free(IPAddress.Loopback)}");
        Assert.StartsWith("https://127.0.0.2:", host.Open, StringComparison.Ordinal);
        using var elsewhere = new TemporaryFolder();
        var token = elsewhere.Write("copied", await File.ReadAllTextAsync(SharedToken.FileIn(_folder.Path)));
        File.SetUnixFileMode(token, UnixFileMode.UserRead);
        string[] Join(params string[] more) => ["worker", "--coordinator", host.Open!, "--slots", "1", .. more];

        using (var worker = PokerCli.Start(elsewhere.Root, Join("--token-file", token, "--fingerprint", host.Fingerprint!, "--name", "far")))
        {
            await Poll.UntilAsync(
                async () => (await host.StatusAsync()).GetProperty("workers").EnumerateArray().Any(row => row.GetProperty("name").GetString() == "far"),
                "the worker had joined");
            await worker.SignalAsync("TERM");
            Assert.Equal((ExitCodes.Success, ""), (await worker.EndAsync()) is var end ? (end.ExitCode, end.Errors) : default);
        }

        var (wrongPin, _, pinErrors) = await PokerCli.RunAsync(elsewhere.Root, Join("--token-file", token, "--fingerprint", new string('0', 64)));
        var (noToken, _, tokenErrors) = await PokerCli.RunAsync(elsewhere.Root, Join("--fingerprint", host.Fingerprint!));
        var (unpinned, _, unpinnedErrors) = await PokerCli.RunAsync(elsewhere.Root, Join("--token-file", token));

        Assert.Equal((ExitCodes.Failure, ExitCodes.Failure, ExitCodes.Failure), (wrongPin, noToken, unpinned));
        Assert.Contains("certificate is not the one", pinErrors, StringComparison.Ordinal);
        Assert.Contains("refused the token", tokenErrors, StringComparison.Ordinal);
        Assert.Contains("certificate is not the one", unpinnedErrors, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Success, (await host.StopAsync()).ExitCode);
    }

    [Fact]
    public async Task A_worker_waits_for_a_coordinator_that_is_not_there_and_ends_when_told()
    {
        using var worker = PokerCli.Start(_folder.Path, "worker", "--coordinator", $"http://127.0.0.1:{Ports.Free(IPAddress.Loopback)}");
        await worker.ReadLineWithAsync("not connected, trying again");

        await worker.SignalAsync("TERM");

        Assert.Equal(ExitCodes.Success, (await worker.EndAsync()).ExitCode);
    }

    [Fact]
    public async Task Closed_again_nothing_listens_elsewhere()
    {
        using (var open = await RunningHost.StartAsync(_folder.Path, "--idle", "--workers", "0", "--listen", "127.0.0.2"))
        {
            await open.StopAsync();
        }

        using var closed = await RunningHost.StartAsync(_folder.Path, "--idle", "--workers", "0", "--no-capture");
        await using var database = await _folder.OpenAsync();
        await using var read = database.DataSource.CreateCommand("SELECT current_setting('listen_addresses')");

        Assert.Null(closed.Open);
        Assert.Null(closed.Capture);
        Assert.Equal("127.0.0.1", await read.ExecuteScalarAsync());
        await closed.StopAsync();
    }

    private async Task RequireCaptureAsync(RunningHost host)
    {
        using var sender = new HttpClient { BaseAddress = new Uri(host.Capture!) };
        var key = (await PokerCli.RunAsync(_folder.Path, "capture", "keys", "add", "tests")).Output.Trim();
        Assert.Equal(HttpStatusCode.OK, (await sender.GetAsync("health")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await sender.GetAsync("api/capture/status")).StatusCode);
        sender.DefaultRequestHeaders.Authorization = new("Bearer", key);
        using var body = new StringContent("""{"session":"s","lines":[{"seq":1,"text":"Player 1 folds"}]}""", Encoding.UTF8, "application/json");
        using var answer = await sender.PostAsync("v1/lines", body);
        Assert.Equal("""{"through":1,"stored":1,"repeated":0,"conflicts":[]}""", await answer.Content.ReadAsStringAsync());
    }
}
