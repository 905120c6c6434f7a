using Poker.Bot.Background;
using Poker.Bot.Trials;
using Poker.ServiceDefaults;

namespace Poker.Bot.Deciding;

/// <summary>How decisions come about: section <c>Poker:Bot</c>, beside <see cref="BotOptions"/>.</summary>
public sealed record DecidingOptions
{
    /// <summary>The share of the hands of <c>model</c> that a canary plays while there is one, 0 to 1.</summary>
    public double CanaryShare { get; init; } = 0.5;

    /// <summary>How often the registry is looked at when it tells nothing.</summary>
    public TimeSpan PollModelsEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Calls for decisions at work at a time; more are told to come again.</summary>
    public int MostCalls { get; init; } = 256;

    /// <summary>The log of decisions.</summary>
    public DecisionLogOptions Decisions { get; init; } = new();

    /// <summary>Trials of a canary on the same deals.</summary>
    public TrialOptions Trials { get; init; } = new();

    /// <summary>What takes a model out of service at once.</summary>
    public GuardOptions Guard { get; init; } = new();

    /// <summary>Tables where strategies play each other.</summary>
    public BackgroundOptions Background { get; init; } = new();

    /// <summary>Fails with every problem of these options, each naming its key.</summary>
    /// <exception cref="ServiceConfigurationException">There is one.</exception>
    internal void Validate()
    {
        var rules = new OptionRules(BotOptions.Section);
        rules.Require(CanaryShare is >= 0 and <= 1, nameof(CanaryShare), "0 to 1");
        rules.Require(PollModelsEvery >= TimeSpan.FromMilliseconds(50) && PollModelsEvery <= TimeSpan.FromHours(1), nameof(PollModelsEvery), "50 ms to 1 hour");
        rules.Require(MostCalls is >= 1 and <= 65_536, nameof(MostCalls), "1 to 65536");
        Decisions.Check(rules, nameof(Decisions));
        Trials.Check(rules, nameof(Trials));
        Guard.Check(rules, nameof(Guard));
        Background.Check(rules, nameof(Background));
        rules.Enforce();
    }
}
