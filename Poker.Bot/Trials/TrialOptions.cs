using Poker.Bot.Deciding;

namespace Poker.Bot.Trials;

/// <summary>How a canary is tried beside the model in production on the same deals: section <c>Poker:Bot:Trials</c>.</summary>
public sealed record TrialOptions
{
    private const int MostSeats = 6;

    /// <summary>Deals a second, each played twice; 0 for none.</summary>
    public double HandsPerSecond { get; init; } = 20;

    /// <summary>Strategies that take turns as opponents, separated by commas; <c>model</c> is the one in production.</summary>
    public string Opponents { get; init; } = "pot-odds,tight,loose-aggressive,model";

    /// <summary>Seats of every fourth deal; the others have two, and those against a strategy that plays with fewer have so many.</summary>
    public int Seats { get; init; } = MostSeats;

    /// <summary>The opponents' names.</summary>
    internal IReadOnlyList<string> OpponentNames => Opponents.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    internal void Check(OptionRules rules, string section)
    {
        rules.Require(HandsPerSecond is >= 0 and <= 100_000, $"{section}:{nameof(HandsPerSecond)}", "0 (none) to 100000");
        rules.Require(OpponentNames.Count > 0, $"{section}:{nameof(Opponents)}", "names of strategies, separated by commas");
        rules.Require(Seats is >= Core.Game.Seats.Fewest and <= MostSeats, $"{section}:{nameof(Seats)}", "2 to 6");
    }
}
