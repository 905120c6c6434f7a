using System.CommandLine;
using Poker.Cli.Commands;
using Poker.Cli.Output;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Autotrain;

namespace Poker.Cli.Training;

/// <summary>The options that say what workers shall train together, the same for <c>poker slow</c> and <c>poker up</c>.</summary>
internal sealed class SharedRunArguments
{
    private const int MostBigBlinds = 1_000, MostWorkers = 64, MostStaleness = 100_000;

    private readonly Option<string?> _betting = new("--betting")
    {
        Description = $"The bets: {string.Join(", ", BettingPresets.All.Select(preset => preset.Name))}. Default: {FastRequest.UsualBetting.Name}.",
        HelpName = "PRESET",
    };

    private readonly Option<int?> _stacks = NumberOption.WholeOrNone("--stacks", "Each player's stack in big blinds. Default: the preset's.", 2, MostBigBlinds);
    private readonly Option<TimeSpan?> _time = DurationOption.Create("--time", "Train for so long, such as 10m or 1h30m.");
    private readonly Option<long?> _iterations =
        NumberOption.WholeOrNone("--iterations", "Train so many iterations more, up to whole batches.", 0L, long.MaxValue / 2);

    private readonly Option<ulong?> _seed =
        NumberOption.WholeOrNone("--seed", "Seed of all deals and draws. Default: 1.", ulong.MinValue, ulong.MaxValue);

    private readonly Option<string?> _weights = new("--weights")
    {
        Description = "What iterations weigh: linear or uniform. Discounted weights cannot be summed: poker fast has them.",
        HelpName = "WEIGHTS",
    };

    private readonly Option<bool> _noPrune = new("--no-prune") { Description = "Never skip actions with very negative regrets." };
    private readonly Option<long?> _batch = NumberOption.WholeOrNone(
        "--batch", "Iterations of a batch, rounded down to whole units of 8,192. Default: as many as keep its cost beside training small.", 1L, 1L << 40);
    private readonly Option<int?> _staleness = NumberOption.WholeOrNone(
        "--staleness", "How many other batches may come to count while one is at work. Default: twice the workers, at least 8.", 0, MostStaleness);

    private readonly Option<bool> _reset = new("--reset") { Description = "Delete the blueprint and its checkpoints first; asks unless --yes is given." };
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Answer yes to every question." };
    private readonly Option<bool> _json = StandardOptions.Json();
    private readonly Option<int?> _workers;
    private readonly KeyArguments _key = new("--cluster-seed");

    /// <summary>The options of a command.</summary>
    /// <param name="workers">What <c>--workers</c> says of itself.</param>
    public SharedRunArguments(string workers) => _workers = NumberOption.WholeOrNone("--workers", workers, 0, MostWorkers);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _betting.AcceptOnlyFromAmong([.. BettingPresets.All.Select(preset => preset.Name)]);
        _weights.AcceptOnlyFromAmong([.. Enum.GetNames<IterationWeighting>().Select(name => name.ToLowerInvariant())]);
        foreach (var option in (Option[])
            [_workers, _time, _iterations, _betting, _stacks, _seed, _weights, _noPrune, _batch, _staleness, _reset, _yes, _json])
        {
            command.Options.Add(option);
        }

        _key.AddTo(command);
    }

    /// <summary>What was asked for.</summary>
    /// <exception cref="CommandError">It cannot be shared out.</exception>
    public SharedRunRequest Read(ParseResult result)
    {
        var weighting = result.GetValue(_weights) is { } weights ? Enum.Parse<IterationWeighting>(weights, ignoreCase: true) : (IterationWeighting?)null;
        if (weighting == IterationWeighting.Discounted)
        {
            throw CommandError.BadInput(
                "discounted weights cannot be shared out: what a batch adds would have to be multiplied by every later sweep, so that the workers' sums "
                + "could not be added. Give linear or uniform, or train in one process: poker fast --weights discounted.");
        }

        return new SharedRunRequest
        {
            Training = new FastRequest
            {
                Key = _key.AreGiven(result) ? _key.Read(result) : null,
                Betting = result.GetValue(_betting),
                Stacks = result.GetValue(_stacks),
                Seed = result.GetValue(_seed),
                Weighting = weighting,
                Prune = result.GetResult(_noPrune) is { Implicit: false } ? !result.GetValue(_noPrune) : null,
                Limits = new TrainingLimits
                {
                    Time = result.GetValue(_time),
                    Iterations = result.GetValue(_iterations),

                    // Every batch that counts is durable.
                    CheckpointEvery = TimeSpan.Zero,
                },
                Reset = result.GetValue(_reset),
                AssumeYes = result.GetValue(_yes),
                Json = result.GetValue(_json),
            },
            Workers = result.GetValue(_workers),
            Batch = result.GetValue(_batch),
            Staleness = result.GetValue(_staleness),
        };
    }
}
