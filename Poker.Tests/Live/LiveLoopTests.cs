using Poker.Coordinator.Planning.Live;
using Poker.Core.Learning.Networks;
using Poker.Infrastructure.Live;
using Poker.Infrastructure.Models;
using Poker.Tests.Harness;

namespace Poker.Tests.Live;

/// <summary>A class of tests of the live loop on a database of its own.</summary>
public abstract class LiveLoopTests(PostgresFixture postgres) : DatabaseTests(postgres), IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Runs that end in seconds.</summary>
    private protected static LiveSpec Spec { get; } = new()
    {
        Hands = 300,
        LeastSamples = 100,
        Hidden = [32],
        Training = new() { MostEpochs = 25, LearningRate = 3e-3, BatchSize = 64 },
        LeastEffect = 0.2,
        MostDeals = 5_000,
        Baselines = ["call", "pot-odds"],
        BaselineDeals = 300,
    };

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A model that plays better than most.</summary>
    private protected static PolicyNetwork Taught() =>
        TeacherHands.Learn(TeacherHands.SamplesOf(TeacherHands.Play(400, 10)), TeacherHands.SamplesOf(TeacherHands.Play(60, 11)), 1, epochs: 8);

    /// <summary>Results around a mean, a little spread, from a seed.</summary>
    private protected static IEnumerable<float> Differences(ulong seed, int count, float mean)
    {
        var random = new Poker.Core.Numerics.Rng(seed);
        for (var i = 0; i < count; i++)
        {
            yield return mean + (float)((20 * random.NextDouble()) - 10);
        }
    }

    /// <summary>Cleans up as the leader does.</summary>
    private protected async Task CleanUpAsync()
    {
        await using var connection = await DataSource.OpenConnectionAsync();
        await new LivePlanner().CleanUpAsync(connection, CancellationToken.None);
    }

    /// <summary>Starts a run.</summary>
    private protected Task<LiveRun> StartAsync(LiveSpec? spec = null) => new LiveRun(DataSource, spec ?? Spec, _folder.Root).StartAsync();

    /// <summary>Brings a run to the trial of a canary.</summary>
    private protected static async Task<(long Production, long Canary)> TryingAsync(LiveRun run)
    {
        var production = await run.PutIntoProductionAsync(TeacherHands.Uniform());
        var candidate = await run.RegisterAsync(Taught());
        await run.AskAsync(candidate.Version);
        await run.GoOnAsync();
        Assert.Equal(ModelState.Canary, await run.StateAsync(candidate.Version));
        return (production.Version, candidate.Version);
    }
}
