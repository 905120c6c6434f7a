using System.Diagnostics;
using System.Net;
using Poker.Cli.Hosting;
using Poker.Cli.Output;
using Poker.Core.Numerics;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres.Embedded;
using Poker.Infrastructure.Security;

namespace Poker.Tests.Harness;

/// <summary>
/// Coordinators, workers and PostgreSQL as processes that share a data folder's work while a seeded killer is at them: <c>kill -9</c> of
/// each and of all at once, and pauses of workers beyond their leases. What died is started again, as a person or a supervisor would;
/// the server by those who use it. Even seeds have two coordinators, of which one stands by.
/// </summary>
internal sealed class ChaosSystem : IAsyncDisposable
{
    private const int Workers = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // Short leases, so that a minute holds many of them; attempts are what is being used up here.
    private static readonly Dictionary<string, string> Times = new()
    {
        ["Poker__Jobs__LeaseTime"] = "00:00:03",
        ["Poker__Jobs__HeartbeatEvery"] = "00:00:00.7",
        ["Poker__Jobs__MostAttempts"] = "1000",
    };

    private readonly int[] _ports;
    private readonly ChaosProcess?[] _coordinators;
    private readonly ChaosProcess?[] _workers = new ChaosProcess?[Workers];
    private readonly Dictionary<string, int> _done = [];
    private Rng _rng;
    private int _incarnations;

    private ChaosSystem(DataFolder folder, ulong seed)
    {
        (Folder, Database, _rng) = (folder, new ChaosDatabase(folder), new Rng(seed));
        _ports = [.. Enumerable.Range(0, seed % 2 == 0 ? 2 : 1).Select(_ => Ports.Free(IPAddress.Loopback))];
        _coordinators = new ChaosProcess?[_ports.Length];
    }

    /// <summary>Its data folder, which goes with it.</summary>
    public DataFolder Folder { get; }

    /// <summary>Its database.</summary>
    public ChaosDatabase Database { get; }

    /// <summary>What was done to it, and how often.</summary>
    public IReadOnlyDictionary<string, int> Done => _done;

    /// <summary>Starts all of it on a data folder; what was begun is ended again when something fails.</summary>
    public static async Task<ChaosSystem> StartAsync(DataFolder folder, ulong seed)
    {
        var system = new ChaosSystem(folder, seed);
        try
        {
            await system.StartCoordinatorsAsync();
            system.StartWorkers();
            return system;
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a run and waits for its end, undisturbed so far.</summary>
    public async Task<Guid> BeginAsync(string kind, string spec)
    {
        var id = Guid.NewGuid();
        using var client = new CoordinatorClient(
            new CoordinatorAddress { Url = new Uri($"http://127.0.0.1:{_ports[0]}"), Token = SharedToken.OfFolder(Folder.Path) });
        await Poll.UntilAsync(
            async () =>
            {
                try
                {
                    await client.StartAsync(id, kind, spec, CancellationToken.None);
                    return true;
                }
                catch (CommandError error) when (error.ExitCode != ExitCodes.BadInput)
                {
                    // The server may just have been killed; the same again is the same run.
                    return false;
                }
            },
            "a run could be started",
            Patience);
        return id;
    }

    /// <summary>Does harm, one thing after another, until a run has ended; after the most it is left in peace.</summary>
    public async Task HarmUntilEndOfAsync(Guid run, int most)
    {
        RunRow? ended = null;
        var watch = Stopwatch.StartNew();
        for (var harms = 0; harms < most && !await HasEndedAsync(); harms++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200 + (int)_rng.Below(1500)));
            await HarmAsync();
        }

        await Poll.UntilAsync(HasEndedAsync, $"the run ended after {watch.Elapsed.TotalSeconds:0} s of harm", TimeSpan.FromMinutes(5));
        Assert.Equal((RunState.Done, null), (ended!.State, ended.Problem));

        async Task<bool> HasEndedAsync()
        {
            RequireAlive();
            ended = await Database.TryReadAsync(connection => new RunStore(connection).ReadAsync(run, CancellationToken.None));
            return ended is { IsLive: false };
        }
    }

    /// <summary>
    /// Stops a worker in the middle of a batch until its lease has expired and another has done that batch; then lets it go on. It must be
    /// told that its result is not wanted.
    /// </summary>
    /// <returns>The zombie's lease: the job and the token that no longer holds.</returns>
    public async Task<ChaosLease> MakeZombieAsync(Guid run)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            Assert.True(watch.Elapsed < Patience, $"No worker could be stopped in the middle of a batch within {Patience.TotalSeconds} s.");
            var worker = _workers[(int)_rng.Below(Workers)]!;
            await worker.SignalAsync("STOP");
            var leases = await Database.LeasesAsync(worker.Name);
            if (leases.FirstOrDefault(lease => lease.Stage == "batch" && lease.Run == run) is { } lease && await OutlivesAsync(lease))
            {
                await worker.SignalAsync("CONT");
                await worker.HeardAsync($"{lease.Stage}/{lease.Part} is lost: the work is dropped", Patience);
                Count("zombie refused");
                return lease;
            }

            await worker.SignalAsync("CONT");
            await Task.Delay((int)_rng.Below(100));
        }
    }

    /// <summary>Kills all that is left, and removes the folder.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await KillProcessesAsync();
        }
        finally
        {
            await Folder.DisposeAsync();
        }
    }

    private async Task HarmAsync()
    {
        var worker = (int)_rng.Below(Workers);
        switch (_rng.Below(10))
        {
            case < 3:
                Count("worker killed");
                await _workers[worker]!.DisposeAsync();
                StartWorker(worker);
                break;
            case < 5:
                await PauseAsync(_workers[worker]!);
                break;
            case < 7:
                await KillCoordinatorAsync((int)_rng.Below((uint)_coordinators.Length));
                break;
            case < 9:
                await KillServerAsync();
                break;
            default:
                await KillAllAsync();
                break;
        }
    }

    private async Task PauseAsync(ChaosProcess worker)
    {
        await worker.SignalAsync("STOP");
        var leases = await Database.LeasesAsync(worker.Name);
        foreach (var lease in leases)
        {
            await Poll.UntilAsync(async () => await Database.StateOfAsync(lease) is { } state && state != "held", "a stopped worker's lease had expired", Patience);
        }

        Count(leases.Count > 0 ? "worker stopped beyond its lease" : "idle worker stopped");
        await worker.SignalAsync("CONT");
    }

    private async Task KillCoordinatorAsync(int number)
    {
        Count("coordinator killed");
        await _coordinators[number]!.DisposeAsync();
        if (_coordinators.Length > 1)
        {
            // While the other is away: whoever led, this one does from now on.
            var survivor = _coordinators[1 - number]!;
            using var status = await ChaosStatus.OfAsync(survivor, Folder, Patience);
            await Poll.UntilAsync(
                () =>
                {
                    survivor.RequireAlive();
                    return status.LeadsAsync();
                },
                $"{survivor.Name} led",
                Patience);
            Count("survivor leads");
        }

        await StartCoordinatorAsync(number);
    }

    private async Task KillServerAsync()
    {
        if (PostmasterFile.Read(Folder.Postmaster) is { } postmaster && postmaster.IsAlive(ServerFolder.Of(Folder.Path).Cluster))
        {
            Count("PostgreSQL killed");
            await Folder.KillServerAsync();
        }
    }

    private async Task KillAllAsync()
    {
        Count("all killed");
        await KillProcessesAsync();
        await KillServerAsync();
        StartWorkers();
        await StartCoordinatorsAsync();
    }

    private Task KillProcessesAsync() =>
        Task.WhenAll(_workers.Concat(_coordinators).OfType<ChaosProcess>().Select(process => process.DisposeAsync().AsTask()));

    private void StartWorkers()
    {
        for (var worker = 0; worker < Workers; worker++)
        {
            StartWorker(worker);
        }
    }

    private async Task StartCoordinatorsAsync()
    {
        for (var coordinator = 0; coordinator < _coordinators.Length; coordinator++)
        {
            await StartCoordinatorAsync(coordinator);
        }
    }

    private async Task StartCoordinatorAsync(int number)
    {
        var started = Start($"coordinator {number}", "up", "--idle", "--workers", "0", "--no-dashboard", "--json", "--port", $"{_ports[number]}");
        _coordinators[number] = started;
        await started.HeardAsync("\"event\":\"started\"", Patience);
    }

    // A name for each life, so that leases of the dead are not taken for the living's.
    private void StartWorker(int number)
    {
        var name = $"worker {number}, life {++_incarnations}";
        var url = $"http://127.0.0.1:{_ports[number % _ports.Length]}";
        _workers[number] = Start(name, "worker", "--coordinator", url, "--slots", "1", "--name", name, "--json");
    }

    private ChaosProcess Start(string name, params string[] arguments) =>
        new(name, new Dictionary<string, string>(Times) { ["POKER_DATA"] = Folder.Path, ["POKER_DATABASE"] = "" }, arguments);

    private void RequireAlive()
    {
        foreach (var process in _workers.Concat(_coordinators))
        {
            process!.RequireAlive();
        }
    }

    private void Count(string what) => _done[what] = _done.GetValueOrDefault(what) + 1;

    // Whether another does a stopped worker's job; false when what it had sent already was its completion.
    private async Task<bool> OutlivesAsync(ChaosLease lease)
    {
        var state = "held";
        await Poll.UntilAsync(async () => (state = await Database.StateOfAsync(lease) ?? state) is "done" or "done by another", "a stopped worker's job was done", Patience);
        return state == "done by another";
    }
}
