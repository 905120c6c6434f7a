using Npgsql;
using Poker.Coordinator.Planning;
using Poker.Coordinator.Planning.Live;
using Poker.Core.Histories;
using Poker.Core.Learning.Networks;
using Poker.Core.Learning.Samples;
using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Live;
using Poker.Infrastructure.Models;
using Poker.Infrastructure.Onnx;
using Poker.Tests.Infrastructure.Capture;
using Poker.Worker.Handlers;
using Poker.Worker.Handlers.Live;

namespace Poker.Tests.Live;

/// <summary>A live run in a real database, one step after another: plannings as the leader's, jobs by the real handlers.</summary>
internal sealed class LiveRun(NpgsqlDataSource dataSource, LiveSpec spec, string folder) : IProgress<float>
{
    private static readonly ModelDecision Because = new("a test", "it says so");
    private static readonly LiveStrategies Strategies = new();

    private readonly Dictionary<string, IJobHandler> _handlers = new()
    {
        [LiveStages.Training] = new TrainingHandler(),
        [LiveStages.Validation] = new ValidationHandler(Strategies),
    };

    private readonly JobStore _jobs = new(dataSource, new JobOptions());
    private readonly Guid _worker = Guid.NewGuid();
    private LivePlanner _planner = new();
    private long? _session;
    private int _hands;

    /// <summary>The run.</summary>
    public Guid Id { get; private set; }

    public ModelStore Models { get; } = new(dataSource);

    public TrialStore Trials { get; } = new(dataSource);

    /// <summary>What jobs were done, by stage.</summary>
    public List<LeasedJob> Done { get; } = [];

    /// <summary>Starts a run, after the one before has ended.</summary>
    public async Task<LiveRun> StartAsync()
    {
        Id = Guid.NewGuid();
        await using var connection = await dataSource.OpenConnectionAsync();
        await new RunStore(connection).StartAsync(Id, LiveSpec.Kind, LiveSpec.Area, spec.ToJson(), null, CancellationToken.None);
        await _jobs.RegisterAsync(_worker, "tested", 4, "1.0", [.. _handlers.Keys], CancellationToken.None);
        return this;
    }

    /// <summary>Another instance leads from now on: it knows nothing but the database.</summary>
    public void ChangeLeader() => _planner = new LivePlanner();

    /// <summary>Plans and works until nothing is left to do.</summary>
    public async Task<RunRow> GoOnAsync()
    {
        var idle = 0;
        while (idle < 2)
        {
            await PlanAsync();
            var job = await _jobs.AcquireAsync(_worker, Guid.NewGuid(), 4, CancellationToken.None);
            idle = job is null ? idle + 1 : 0;
            if (job is not null)
            {
                await WorkAsync(job);
            }
        }

        await using var connection = await dataSource.OpenConnectionAsync();
        return (await new RunStore(connection).ReadAsync(Id, CancellationToken.None))!;
    }

    /// <summary>Plans once.</summary>
    public async Task PlanAsync()
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var context = await ContextAsync(connection);
        if (context.Run.IsLive)
        {
            await _planner.PlanAsync(context, CancellationToken.None);
        }

        await transaction.CommitAsync();
    }

    /// <summary>What the run says of itself.</summary>
    public async Task<RunReport> ReportAsync()
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        return await _planner.ReportAsync(await ContextAsync(connection), CancellationToken.None);
    }

    /// <summary>Moves the run on as people do.</summary>
    public async Task MoveAsync(RunState state)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await new RunStore(connection).MoveAsync(Id, state, null, CancellationToken.None);
    }

    /// <summary>The cycles, the newest first.</summary>
    public async Task<IReadOnlyList<CycleRow>> CyclesAsync()
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        return await new LiveStore(connection).LastAsync(100, CancellationToken.None);
    }

    /// <summary>Asks for a cycle.</summary>
    public async Task AskAsync(long? candidate = null)
    {
        await using var connection = await dataSource.OpenConnectionAsync();
        await new LiveStore(connection).AskAsync("a test", candidate, CancellationToken.None);
    }

    /// <summary>Accepts hands, with their samples, as capture does; every tenth is kept for validation.</summary>
    /// <param name="hands">The hands.</param>
    /// <param name="change">Changes a sample's label: poison.</param>
    public async Task AcceptAsync(IEnumerable<RecordedHand> hands, Func<DecisionSample, DecisionSample>? change = null)
    {
        _session ??= await StoredHands.SessionAsync(dataSource);
        var builder = new SampleBuilder(TeacherHands.Features, new SampleOptions());
        var sampled = new List<SampledHand>();
        foreach (var hand in hands)
        {
            var isValidation = _hands % 10 == 9;
            var samples = new List<DecisionSample>();
            builder.Build(hand, samples, new SampleTally());
            var id = await StoredHands.AddAsync(dataSource, _session.Value, _hands++, hand, isValidation);
            sampled.Add(new(id, isValidation, change is null ? samples : samples.ConvertAll(sample => change(sample))));
        }

        await using var connection = await dataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await SampleWriter.WriteAsync(connection, SampleMode.Taken, builder.MadeBy, sampled, CancellationToken.None);
        await transaction.CommitAsync();
    }

    /// <summary>Registers a network as a candidate.</summary>
    public Task<ModelRow> RegisterAsync(PolicyNetwork network) => Models.AddAsync(
        new(PolicyOnnx.Write(network, new Dictionary<string, string>()), FeatureLayout.Version, null, "{}", "{}", "{}"), Because, CancellationToken.None);

    /// <summary>Registers a network and puts it into production.</summary>
    public async Task<ModelRow> PutIntoProductionAsync(PolicyNetwork network)
    {
        var row = await RegisterAsync(network);
        await Models.MoveAsync(row.Version, ModelState.Validated, Because, CancellationToken.None);
        return await Models.MoveAsync(row.Version, ModelState.Production, Because, CancellationToken.None);
    }

    /// <summary>The state of a version.</summary>
    public async Task<ModelState> StateAsync(long version) => (await Models.FindAsync(version, CancellationToken.None))!.State;

    /// <summary>Stores results of the trial.</summary>
    public Task TryAsync(long canary, long production, IEnumerable<float> differences) => Trials.AddAsync(
        [.. differences.Select(difference => new TrialResult(canary, production, TrialKind.Duplicate, difference))], CancellationToken.None);

    void IProgress<float>.Report(float value) => Assert.InRange(value, 0, 1);

    private async Task WorkAsync(LeasedJob job)
    {
        var result = await _handlers[job.Kind].RunAsync(new JobContext(job, _worker, dataSource, 1, folder, this), CancellationToken.None);
        Assert.True(result.Bytes is null || await _jobs.CompleteAsync(job.Token, result.Bytes, CancellationToken.None));
        Done.Add(job);
    }

    private async Task<PlanningContext> ContextAsync(NpgsqlConnection connection)
    {
        var runs = new RunStore(connection);
        return new PlanningContext((await runs.ReadAsync(Id, CancellationToken.None))!, runs, connection, []);
    }
}
