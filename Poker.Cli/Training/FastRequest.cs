using Poker.Core.Clustering;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Autotrain;

namespace Poker.Cli.Training;

/// <summary>What <c>poker fast</c> was asked for. What is null was left out: then it is as in the run that is there, else the default.</summary>
internal sealed record FastRequest
{
    /// <summary>The bets of a run that begins with none named: small enough to be worth something after minutes.</summary>
    public static readonly BettingAbstraction UsualBetting = BettingPresets.Compact;

    /// <summary>The abstraction.</summary>
    public AbstractionKey? Key { get; init; }

    /// <summary>The preset's name.</summary>
    public string? Betting { get; init; }

    /// <summary>Stacks in big blinds.</summary>
    public int? Stacks { get; init; }

    /// <summary>Seed of all deals and draws.</summary>
    public ulong? Seed { get; init; }

    /// <summary>What an iteration weighs.</summary>
    public IterationWeighting? Weighting { get; init; }

    /// <summary>Whether to prune.</summary>
    public bool? Prune { get; init; }

    /// <summary>Whether any number of threads gives the same bits.</summary>
    public bool? Deterministic { get; init; }

    /// <summary>Threads.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>When to stop and to checkpoint.</summary>
    public TrainingLimits Limits { get; init; } = new();

    /// <summary>Whether to keep every checkpoint.</summary>
    public bool Keep { get; init; }

    /// <summary>Where to go on from.</summary>
    public RunSource? From { get; init; }

    /// <summary>Whether to train without a database.</summary>
    public bool NoDatabase { get; init; }

    /// <summary>Whether to sync the checkpoint and train nothing.</summary>
    public bool SyncOnly { get; init; }

    /// <summary>Whether to delete the blueprint that is there first.</summary>
    public bool Reset { get; init; }

    /// <summary>Whether the user has agreed to that already.</summary>
    public bool AssumeYes { get; init; }

    /// <summary>Whether to wait for another trainer to end.</summary>
    public bool Wait { get; init; }

    /// <summary>Whether the report is JSON.</summary>
    public bool Json { get; init; }

    /// <summary>What to train: all that was asked for, the rest as in the run that is there.</summary>
    /// <param name="abstraction">The abstraction where neither names one.</param>
    /// <param name="there">The run that is there; null where there is none.</param>
    /// <exception cref="ArgumentException">The options make no sense together.</exception>
    public BlueprintKey KeyFor(AbstractionKey abstraction, BlueprintKey? there)
    {
        var betting = Betting is not null ? BettingPresets.Named(Betting) : there?.ToBetting() ?? UsualBetting;
        var usual = there?.Training ?? new TrainingOptions();
        var training = usual with
        {
            Seed = Seed ?? usual.Seed,
            Weighting = Weighting ?? usual.Weighting,
            Prune = Prune ?? usual.Prune,
            Deterministic = Deterministic ?? usual.Deterministic,
            Threads = Threads,
        };
        training.Validate();
        return BlueprintKey.Of(Key ?? there?.Abstraction ?? abstraction, Stacks is { } stacks ? betting.WithStacks(stacks) : betting, training);
    }
}
