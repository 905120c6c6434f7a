using System.CommandLine;
using Poker.Cli.Output;
using Poker.Core.Solving.Blueprints;

namespace Poker.Cli.Training;

/// <summary>The options that say what workers shall train together, the same for <c>poker slow</c> and <c>poker up</c>.</summary>
internal sealed class SharedRunArguments
{
    private const int MostWorkers = 64, MostStaleness = 100_000;

    private readonly TrainingArguments _training = new(
        "Train so many iterations more, up to whole batches.",
        "What iterations weigh: linear or uniform. Discounted weights cannot be summed: poker fast has them.");

    private readonly Option<long?> _batch = NumberOption.WholeOrNone(
        "--batch", "Iterations of a batch, rounded down to whole units of 8,192. Default: as many as keep its cost beside training small.", 1L, 1L << 40);
    private readonly Option<int?> _staleness = NumberOption.WholeOrNone(
        "--staleness", "How many other batches may come to count while one is at work. Default: twice the workers, at least 8.", 0, MostStaleness);

    private readonly Option<int?> _workers;

    /// <summary>The options of a command.</summary>
    /// <param name="workers">What <c>--workers</c> says of itself.</param>
    public SharedRunArguments(string workers) => _workers = NumberOption.WholeOrNone("--workers", workers, 0, MostWorkers);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command) => _training.AddTo(command, _workers, _batch, _staleness);

    /// <summary>What was asked for.</summary>
    /// <exception cref="CommandError">It cannot be shared out.</exception>
    public SharedRunRequest Read(ParseResult result)
    {
        var training = _training.Read(result);
        if (training.Weighting == IterationWeighting.Discounted)
        {
            throw CommandError.BadInput(
                "discounted weights cannot be shared out: what a batch adds would have to be multiplied by every later sweep, so that the workers' sums "
                + "could not be added. Give linear or uniform, or train in one process: poker fast --weights discounted.");
        }

        return new SharedRunRequest
        {
            // Every batch that counts is durable: there are no checkpoints.
            Training = training with { Limits = training.Limits with { CheckpointEvery = TimeSpan.Zero } },
            Workers = result.GetValue(_workers),
            Batch = result.GetValue(_batch),
            Staleness = result.GetValue(_staleness),
        };
    }
}
