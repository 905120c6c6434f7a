using Poker.Bot.Deciding;

namespace Poker.Bot.Trials;

/// <summary>What takes a canary out of service at once: section <c>Poker:Bot:Guard</c>.</summary>
public sealed record GuardOptions
{
    /// <summary>The slowest 99th percentile of 500 evaluations, unless the model in production is as slow.</summary>
    public TimeSpan Slowest { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>The mean loss against the model in production, in big blinds a hand, beyond which a canary's is ruinous.</summary>
    public double RuinousLoss { get; init; } = 1;

    /// <summary>How many deals, played by both, are looked at together.</summary>
    public int LossHands { get; init; } = 250;

    internal void Check(OptionRules rules, string section)
    {
        rules.Require(Slowest > TimeSpan.Zero && Slowest <= TimeSpan.FromMinutes(1), $"{section}:{nameof(Slowest)}", "more than 0 and at most a minute");
        rules.Require(RuinousLoss is > 0 and <= 100, $"{section}:{nameof(RuinousLoss)}", "more than 0 and at most 100 big blinds");
        rules.Require(LossHands is >= 30 and <= 1_000_000, $"{section}:{nameof(LossHands)}", "30 to 1000000");
    }
}
