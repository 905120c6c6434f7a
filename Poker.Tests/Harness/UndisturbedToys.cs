using Npgsql;
using Poker.Infrastructure.Batches;
using Poker.Infrastructure.Jobs;

namespace Poker.Tests.Harness;

/// <summary>What shared trainings of the toy games come to while nothing happens to them, and so how bad a disturbed one may be.</summary>
public sealed class UndisturbedToys : IAsyncLifetime
{
    /// <summary>How many seeds there are of each game.</summary>
    public const int Seeds = 20;

    private readonly ClusterTemplate _empty = new();
    private readonly Dictionary<string, double> _bounds = [];

    /// <summary>The games.</summary>
    public static IReadOnlyList<string> Games => ["kuhn", "leduc"];

    /// <summary>A run of one, as disturbed ones have it too.</summary>
    internal static BlueprintSpec Spec(string game, ulong seed) => new()
    {
        Target = game,
        Seed = seed,
        Iterations = game == "kuhn" ? 20_000 : 40_000,
        BatchIterations = 256,
        RampShare = 2,
        FoldEpochs = 20,
        KeepDeltas = true,
    };

    /// <summary>The highest exploitability that is within a game's spread.</summary>
    /// <remarks>
    /// Exploitabilities of equal runs differ by factors: their logarithms are about normal. The bound is the worst of the 20 seeds and two
    /// standard deviations more, four above the mean: forty runs that learn as well exceed it two times in a thousand.
    /// </remarks>
    public double Bound(string game) => _bounds[game];

    public async Task InitializeAsync()
    {
        await _empty.InitializeAsync();
        await using var folder = new DataFolder();
        await _empty.CopyToAsync(folder.Path);
        await using var database = await folder.OpenAsync();
        foreach (var game in Games)
        {
            var logs = new List<double>();
            await using var crew = new BatchCrew(database.DataSource, "", 2);
            for (var seed = 1UL; seed <= Seeds; seed++)
            {
                logs.Add(Math.Log(await LearnAsync(crew, database.DataSource, game, seed)));
            }

            var (mean, worst) = (logs.Average(), logs.Max());
            _bounds[game] = Math.Exp(worst + (2 * Math.Sqrt(logs.Sum(log => (log - mean) * (log - mean)) / (Seeds - 1))));
        }
    }

    public async Task DisposeAsync() => await _empty.DisposeAsync();

    private static async Task<double> LearnAsync(BatchCrew crew, NpgsqlDataSource dataSource, string game, ulong seed)
    {
        var ended = await crew.RunAsync(Spec(game, seed));
        Assert.Equal((RunState.Done, null), (ended.State, ended.Problem));
        using var learnt = await ToyRun.ReadAsync(dataSource, ended.Id, game);
        return ToyRun.Exploitability(game, learnt.AverageStrategy());
    }
}
