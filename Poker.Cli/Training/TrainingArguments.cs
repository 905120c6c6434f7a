using System.CommandLine;
using Poker.Cli.Commands;
using Poker.Cli.Output;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Autotrain;

namespace Poker.Cli.Training;

/// <summary>The options that all commands that train have in common: of which blueprint, for how long and with what consent.</summary>
internal sealed class TrainingArguments
{
    private const int MostBigBlinds = 1_000;

    private readonly Option<TimeSpan?> _time = DurationOption.Create("--time", "Train for so long, such as 10m or 1h30m.");
    private readonly Option<long?> _iterations;
    private readonly Option<string?> _betting = new("--betting")
    {
        Description = $"The bets: {string.Join(", ", BettingPresets.All.Select(preset => preset.Name))}. Default: {FastRequest.UsualBetting.Name}.",
        HelpName = "PRESET",
    };

    private readonly Option<int?> _stacks = NumberOption.WholeOrNone("--stacks", "Each player's stack in big blinds. Default: the preset's.", 2, MostBigBlinds);
    private readonly Option<ulong?> _seed =
        NumberOption.WholeOrNone("--seed", "Seed of all deals and draws. Default: 1.", ulong.MinValue, ulong.MaxValue);

    private readonly Option<string?> _weights;
    private readonly Option<bool> _noPrune = new("--no-prune") { Description = "Never skip actions with very negative regrets." };
    private readonly Option<bool> _reset = new("--reset") { Description = "Delete the blueprint and its checkpoints first; asks unless --yes is given." };
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Answer yes to every question." };
    private readonly Option<bool> _json = StandardOptions.Json();
    private readonly KeyArguments _key = new("--cluster-seed");

    /// <summary>The options of a command.</summary>
    /// <param name="iterations">What <c>--iterations</c> says of itself.</param>
    /// <param name="weights">What <c>--weights</c> says of itself.</param>
    public TrainingArguments(string iterations, string weights)
    {
        _iterations = NumberOption.WholeOrNone("--iterations", iterations, 0L, long.MaxValue / 2);
        _weights = new("--weights") { Description = weights, HelpName = "WEIGHTS" };
    }

    /// <summary>Adds the options to a command, <paramref name="own"/> among them.</summary>
    public void AddTo(Command command, params IEnumerable<Option> own)
    {
        _betting.AcceptOnlyFromAmong([.. BettingPresets.All.Select(preset => preset.Name)]);
        _weights.AcceptOnlyFromAmong([.. Enum.GetNames<IterationWeighting>().Select(name => name.ToLowerInvariant())]);
        foreach (var option in (Option[])[_time, _iterations, _betting, _stacks, _seed, _weights, _noPrune, .. own, _reset, _yes, _json])
        {
            command.Options.Add(option);
        }

        _key.AddTo(command);
    }

    /// <summary>What was asked for; all else as <see cref="FastRequest"/> has it.</summary>
    public FastRequest Read(ParseResult result) => new()
    {
        Key = _key.AreGiven(result) ? _key.Read(result) : null,
        Betting = result.GetValue(_betting),
        Stacks = result.GetValue(_stacks),
        Seed = result.GetValue(_seed),
        Weighting = result.GetValue(_weights) is { } weights ? Enum.Parse<IterationWeighting>(weights, ignoreCase: true) : null,
        Prune = !Given(result, _noPrune),
        Limits = new TrainingLimits { Time = result.GetValue(_time), Iterations = result.GetValue(_iterations) },
        Reset = result.GetValue(_reset),
        AssumeYes = result.GetValue(_yes),
        Json = result.GetValue(_json),
    };

    /// <summary>A switch's value; null where it was not given.</summary>
    internal static bool? Given(ParseResult result, Option<bool> option) =>
        result.GetResult(option) is { Implicit: false } ? result.GetValue(option) : null;
}
