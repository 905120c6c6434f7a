using System.Diagnostics;
using System.Net;
using Poker.Cli.Hosting;
using Poker.Core.Numerics;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Embedded;
using Poker.Infrastructure.Security;

namespace Poker.Tests.Harness;

/// <summary>
/// Coordinator, workers and PostgreSQL as processes that share a royal deck's work while a seeded killer is at them: <c>kill -9</c> of each,
/// and pauses of workers beyond their leases. What died is started again, as a person or a supervisor would.
/// </summary>
internal sealed class ChaosSystem : IAsyncDisposable
{
    private const int Workers = 2;

    // Short leases, so that a minute holds many of them.
    private static readonly Dictionary<string, string> Times = new()
    {
        ["Poker__Jobs__LeaseTime"] = "00:00:03",
        ["Poker__Jobs__HeartbeatEvery"] = "00:00:00.7",
        ["Poker__Jobs__MostAttempts"] = "1000",
    };

    private readonly DataFolder _folder;
    private Rng _rng;
    private readonly int _port = Ports.Free(IPAddress.Loopback);
    private readonly ChildProcess[] _workers = new ChildProcess[Workers];
    private ChildProcess? _host;

    private ChaosSystem(DataFolder folder, ulong seed) => (_folder, _rng) = (folder, new Rng(seed));

    /// <summary>Its data folder; the server stops with whoever uses it last.</summary>
    public DataFolder Folder => _folder;

    /// <summary>What was done to it, a word each.</summary>
    public List<string> Done { get; } = [];

    /// <summary>Starts all of it on a data folder.</summary>
    public static async Task<ChaosSystem> StartAsync(DataFolder folder, ulong seed)
    {
        var system = new ChaosSystem(folder, seed);
        await system.StartHostAsync();
        for (var worker = 0; worker < Workers; worker++)
        {
            system._workers[worker] = system.StartWorker(worker);
        }

        return system;
    }

    /// <summary>A client of the coordinator.</summary>
    public CoordinatorClient Client() =>
        new(new CoordinatorAddress { Url = new Uri($"http://127.0.0.1:{_port}"), Token = SharedToken.OfFolder(_folder.Path) });

    /// <summary>A run as the database has it; null while that is away.</summary>
    public async Task<RunRow?> TryReadAsync(Guid run)
    {
        try
        {
            await using var database = await _folder.OpenAsync();
            await using var connection = await database.DataSource.OpenConnectionAsync();
            return await new RunStore(connection).ReadAsync(run, CancellationToken.None);
        }
        catch (Exception error) when (DatabaseErrors.TryTranslate(error) is not null)
        {
            return null;
        }
    }

    /// <summary>Does harm, one thing after another, until the work is done.</summary>
    public async Task HarmUntilAsync(Func<Task<bool>> done, TimeSpan deadline)
    {
        var watch = Stopwatch.StartNew();
        while (!await done())
        {
            Assert.True(watch.Elapsed < deadline, $"It was not done after {watch.Elapsed.TotalSeconds:0} s and {string.Join(", ", Done)}.");
            await Task.Delay(TimeSpan.FromMilliseconds(300 + (int)_rng.Below(1500)));
            await HarmAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
        {
            worker?.Dispose();
        }

        _host?.Dispose();
        await _folder.DisposeAsync();
    }

    private async Task HarmAsync()
    {
        var worker = (int)_rng.Below(Workers);
        switch (_rng.Below(10))
        {
            case < 4:
                Done.Add("worker killed");
                await _workers[worker].KillAsync();
                _workers[worker].Dispose();
                _workers[worker] = StartWorker(worker);
                break;
            case < 6:
                Done.Add("worker paused beyond its lease");
                await _workers[worker].SignalAsync("STOP");
                await Task.Delay(TimeSpan.FromSeconds(4));
                await _workers[worker].SignalAsync("CONT");
                break;
            case < 8:
                Done.Add("coordinator killed");
                await _host!.KillAsync();
                _host.Dispose();
                await StartHostAsync();
                break;
            default:
                Done.Add("PostgreSQL killed");
                if (PostmasterFile.Read(_folder.Postmaster) is { } postmaster && postmaster.IsAlive(ServerFolder.Of(_folder.Path).Cluster))
                {
                    await _folder.KillServerAsync();
                }

                break;
        }
    }

    private async Task StartHostAsync()
    {
        _host = Start("up", "--idle", "--workers", "0", "--no-dashboard", "--json", "--port", $"{_port}");
        await _host.ReadLineWithAsync("\"event\":\"started\"");
        Drain(_host);
    }

    private ChildProcess StartWorker(int worker)
    {
        var started = Start("worker", "--coordinator", $"http://127.0.0.1:{_port}", "--slots", "1", "--name", $"w{worker}");
        Drain(started);
        return started;
    }

    private ChildProcess Start(params string[] arguments) => ChildProcess.StartAssembly(
        "Poker.Cli.dll", new Dictionary<string, string>(Times) { ["POKER_DATA"] = _folder.Path, ["POKER_DATABASE"] = "" }, arguments);

    // A pipe that nobody reads would stop who writes.
    private static void Drain(ChildProcess process)
    {
        _ = process.Process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        _ = process.Process.StandardError.BaseStream.CopyToAsync(Stream.Null);
    }
}
