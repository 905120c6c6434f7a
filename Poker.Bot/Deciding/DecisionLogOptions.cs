namespace Poker.Bot.Deciding;

/// <summary>How decisions are logged: section <c>Poker:Bot:Decisions</c>.</summary>
public sealed record DecisionLogOptions
{
    /// <summary>How long they are kept; 0 keeps them for ever.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How often those are looked for that may go.</summary>
    public TimeSpan ExpireEvery { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How many may wait to be stored, at half a kilobyte each; more are lost, and counted.</summary>
    public int MostWaiting { get; init; } = 50_000;

    internal void Check(OptionRules rules, string section)
    {
        rules.Require(
            Retention == TimeSpan.Zero || (Retention >= TimeSpan.FromHours(1) && Retention <= TimeSpan.FromDays(36_500)),
            $"{section}:{nameof(Retention)}", "0 (for ever) or 1 hour to 100 years");
        rules.Require(ExpireEvery > TimeSpan.Zero && ExpireEvery <= TimeSpan.FromDays(1), $"{section}:{nameof(ExpireEvery)}", "more than 0 and at most a day");
        rules.Require(MostWaiting is >= 1 and <= 10_000_000, $"{section}:{nameof(MostWaiting)}", "1 to 10000000");
    }
}
