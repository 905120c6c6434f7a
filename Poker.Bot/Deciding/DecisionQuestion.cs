using System.Text.Json.Serialization;

namespace Poker.Bot.Deciding;

/// <summary>What a player sees, and who is to decide at it. Amounts are chips, whole numbers.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record DecisionQuestion
{
    /// <summary>Which strategy decides; absent for <c>model</c>, the one in service.</summary>
    public string? Strategy { get; init; }

    /// <summary>Where it is played, for the log: at most 100 characters.</summary>
    public string? Table { get; init; }

    /// <summary>The hand's name there, so that it sticks to one model while a canary is tried: at most 100 characters.</summary>
    public string? Hand { get; init; }

    /// <summary>The small blind.</summary>
    public long SmallBlind { get; init; }

    /// <summary>The big blind and smallest bet, at least 1.</summary>
    public long BigBlind { get; init; }

    /// <summary>Everybody's ante.</summary>
    public long Ante { get; init; }

    /// <summary>Every seat's chips before the forced bets, in the order of dealing: the button is last; heads-up it posts the small blind. 2 to 10.</summary>
    public IReadOnlyList<long>? Stacks { get; init; }

    /// <summary>All that was done, in order: <c>f</c> folds, <c>c</c> checks or calls, <c>r250</c> bets or raises to 250 in all on the street.</summary>
    public IReadOnlyList<string>? Actions { get; init; }

    /// <summary>The seat that decides, from 0, to be checked against the actions; absent for the one whose turn it is.</summary>
    public int? Seat { get; init; }

    /// <summary>Its two cards, such as <c>AhKd</c>.</summary>
    public string? Pocket { get; init; }

    /// <summary>The board that is shown, such as <c>2h7dTc</c>; absent before the flop.</summary>
    public string? Board { get; init; }

    /// <summary>Fixes the choice; absent for one by chance.</summary>
    public ulong? Seed { get; init; }
}
