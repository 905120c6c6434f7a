using System.Diagnostics;
using System.Globalization;
using Poker.Core.Clustering;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Batches;
using Poker.Worker.Handlers.Blueprints;

namespace Poker.Cli.Bench;

/// <summary>Training shared out over a database against training in one process: decisions a second, and what a batch's steps cost.</summary>
/// <remarks>
/// The planner, and as many workers of one thread as there are threads, work in this process over an embedded PostgreSQL of its own; the bets are
/// the preset standard, 100 big blinds, with the full deck's buckets. Results depend on who was faster: there is no checksum.
/// </remarks>
internal sealed class SlowBench : IBench
{
    private const int WarmBatches = 2;

    /// <inheritdoc />
    public string Name => "slow";

    /// <inheritdoc />
    public string Description => "training shared out over PostgreSQL, against training in one process, for --time each; only by name";

    /// <inheritdoc />
    public bool OnlyByName => true;

    /// <inheritdoc />
    public string? Missing(BenchContext context) => new BlueprintBench().Missing(context);

    /// <inheritdoc />
    public IEnumerable<BenchResult> Run(BenchContext context)
    {
        var files = Path.Combine(context.DataFolder, StreetFolder.Name);
        var abstraction = new StreetFolder(files).Load(AbstractionKey.Default)!;
        var fast = Fast(context, abstraction);
        yield return fast;
        var costs = new List<BatchCosts>();
        var slow = Task.Run(() => SlowAsync(context, costs)).GetAwaiter().GetResult();
        yield return slow with { Name = string.Create(CultureInfo.InvariantCulture, $"{slow.Name}; {slow.PerSecond / fast.PerSecond:P0} of one process") };
        foreach (var (step, seconds) in Steps(costs))
        {
            yield return slow with { Name = $"a batch: {step}", Count = costs.Count, Unit = "batches", CpuSeconds = 0, WallSeconds = seconds };
        }

        foreach (var (what, bytes) in new[] { ("written", costs.Sum(batch => batch.Bytes)), ("read from others", costs.Sum(batch => batch.ReadBytes)) })
        {
            yield return slow with { Name = $"deltas {what}", Count = bytes, Unit = "bytes" };
        }
    }

    private static BenchResult Fast(BenchContext context, AbstractionTables abstraction)
    {
        using var tables = new BlueprintTables(
            BettingTree.Of(BettingPresets.Standard), [.. abstraction.InOrderOfPlay.Select(street => street.Buckets)]);
        using var trainer = new BlueprintTrainer(tables, abstraction, new() { Threads = context.Threads });
        for (var i = 0; i < WarmBatches; i++)
        {
            trainer.RunBatch(context.Cancel);
        }

        return context.Measure(new SlowBench(), $"standard, one process of {context.Threads} threads", "decisions", () =>
        {
            var (before, watch) = (trainer.Nodes, Stopwatch.StartNew());
            while (watch.Elapsed < context.Time)
            {
                context.Cancel.ThrowIfCancellationRequested();
                trainer.RunBatch(context.Cancel);
            }

            return (trainer.Nodes - before, 0);
        }) with
        { Checksum = "" };
    }

    private static async Task<BenchResult> SlowAsync(BenchContext context, List<BatchCosts> costs)
    {
        await using var server = await BenchDatabase.StartAsync(context.Cancel);
        var key = BlueprintKey.Of(AbstractionKey.Default, BettingPresets.Standard, new TrainingOptions());
        var crew = new BenchCrew(server.Database.DataSource, context.DataFolder, context.Threads, costs);
        using var process = Process.GetCurrentProcess();
        var (watch, cpu) = (Stopwatch.StartNew(), process.TotalProcessorTime);
        await crew.TrainAsync(new BlueprintSpec { Key = key }, context.Time, context.Cancel);
        process.Refresh();
        return new BenchResult(
            "slow",
            $"standard, {context.Threads} workers of 1 thread over PostgreSQL",
            costs.Sum(batch => batch.Nodes),
            "decisions",
            (process.TotalProcessorTime - cpu).TotalSeconds,
            watch.Elapsed.TotalSeconds,
            process.PeakWorkingSet64 / 1048576.0,
            "");
    }

    private static IEnumerable<(string Step, double Seconds)> Steps(IReadOnlyCollection<BatchCosts> costs) =>
    [
        ("train", costs.Sum(batch => batch.Train)),
        ("read and add what others added", costs.Sum(batch => batch.Refresh)),
        ("make the copy anew", costs.Sum(batch => batch.Restart)),
        ("find and pack the delta", costs.Sum(batch => batch.Encode)),
        ("copy it into the database", costs.Sum(batch => batch.Write)),
        ("commit", costs.Sum(batch => batch.Commit)),
    ];
}
