using System.Net;
using System.Runtime.Versioning;
using Npgsql;
using Poker.Cli.Hosting;
using Poker.Infrastructure.Capture;
using Poker.Tests.Harness;
using Xunit.Abstractions;

namespace Poker.Tests.EndToEnd.Capture;

[UnsupportedOSPlatform("windows")]
public sealed class KilledCaptureTests(ClusterTemplate template, ITestOutputHelper output) : IClassFixture<ClusterTemplate>, IAsyncLifetime
{
    private const int Rounds = 3;

    private readonly DataFolder _folder = new();
    private readonly int _databasePort = Ports.Free(IPAddress.Loopback), _servicePort = Ports.Free(IPAddress.Loopback);

    public Task InitializeAsync() => template.CopyToAsync(_folder.Path);

    public Task DisposeAsync() => _folder.DisposeAsync().AsTask();

    [Fact]
    public async Task No_acknowledged_line_is_lost_and_none_is_doubled_whatever_is_killed()
    {
        using var server = PokerCli.Start(_folder.Path, "database", "--port", $"{_databasePort}", "--json");
        await server.ReadLineWithAsync("\"event\":\"started\"");
        var (connectionString, key) = await PrepareAsync();
        using var stop = new CancellationTokenSource();
        using var senders = new Senders(new Uri($"http://127.0.0.1:{_servicePort}"), key);
        var service = await StartServiceAsync(connectionString);
        try
        {
            var sending = senders.RunAsync(stop.Token);
            for (var round = 0; round < Rounds; round++)
            {
                await senders.ProgressAsync();
                await service.KillAsync();
                service.Dispose();
                service = await StartServiceAsync(connectionString);
                await senders.ProgressAsync();
                await _folder.KillServerAsync();
            }

            await senders.ProgressAsync();
            await stop.CancelAsync();
            await sending;
            await RequireAllAsync(connectionString, senders);
        }
        finally
        {
            service.Dispose();
            await server.SignalAsync("TERM");
            await server.EndAsync();
        }
    }

    private async Task<(string ConnectionString, string Key)> PrepareAsync()
    {
        await using var database = await _folder.OpenAsync();
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { ApplicationName = null };
        return (settings.ConnectionString, await new SourceStore(database.DataSource).AddKeyAsync("killed", null, CancellationToken.None));
    }

    private async Task<ChildProcess> StartServiceAsync(string connectionString)
    {
        var service = ChildProcess.StartAssembly(
            "Poker.Capture.dll",
            new Dictionary<string, string>
            {
                ["ConnectionStrings__poker"] = connectionString,
                ["Poker__Capture__PseudonymKey"] = "a-pseudonym-key-for-tests-alone-0123456789",
            },
            "--urls",
            $"http://127.0.0.1:{_servicePort}");
        await service.ReadLineWithAsync("Now listening on");
        return service;
    }

    private async Task RequireAllAsync(string connectionString, Senders senders)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        foreach (var (name, sender) in senders.All)
        {
            output.WriteLine($"{name}: {sender.Acknowledged} lines acknowledged; failed attempts: {string.Join(", ", sender.Failures)}");
            var source = (await new SourceStore(dataSource).FindAsync("killed", CancellationToken.None))!.Id;
            Assert.Equal(sender.Acknowledged, await new LineStore(dataSource).ThroughAsync(source, name, CancellationToken.None));
            await using var read = dataSource.CreateCommand(
                "SELECT array_agg(text ORDER BY sequence) FROM capture_line WHERE session = (SELECT id FROM capture_session WHERE name = $1)");
            read.Parameters.Add(new() { Value = name });
            Assert.Equal(
                Enumerable.Range(1, (int)sender.Acknowledged).Select(sequence => RetryingSender.Text(name, sequence)), (string[])(await read.ExecuteScalarAsync())!);
        }

        Assert.True(senders.All.Sum(sender => sender.Sender.Failures.Values.Sum()) > 0, "Nothing was in the way of any batch.");
    }

    // Several at a time, so that something is under way whenever the killer comes.
    private sealed class Senders(Uri address, string key) : IDisposable
    {
        public IReadOnlyList<(string Name, RetryingSender Sender)> All { get; } =
            [.. Enumerable.Range(1, 3).Select(number => ($"page-{number}", new RetryingSender(address, key, $"page-{number}")))];

        public Task RunAsync(CancellationToken stop) => Task.WhenAll(All.Select((sender, i) => Task.Run(() => sender.Sender.RunAsync(7 * (i + 1), stop), CancellationToken.None)));

        public async Task ProgressAsync()
        {
            var before = All.Select(sender => sender.Sender.Acknowledged).ToList();
            await Poll.UntilAsync(() => All.Select((sender, i) => sender.Sender.Acknowledged > before[i] + 100).All(isOn => isOn), "every sender went on");
        }

        public void Dispose()
        {
            foreach (var (_, sender) in All)
            {
                sender.Dispose();
            }
        }
    }
}
