using Poker.ServiceDefaults;

namespace Poker.Bot.Tables;

/// <summary>What tables may cost: section <c>Poker:Bot:Tables</c>.</summary>
public sealed record TableOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = $"{BotOptions.Section}:Tables";

    /// <summary>Tables at a time.</summary>
    public int MostTables { get; init; } = 64;

    /// <summary>Open connections at a time, all tables together.</summary>
    public int MostSockets { get; init; } = 256;

    /// <summary>The most bytes of a client's message.</summary>
    public int MostMessageBytes { get; init; } = 4 << 10;

    /// <summary>After how long without anybody playing or watching a table is closed.</summary>
    public TimeSpan IdleAfter { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long the seat of a player is kept whose connection is gone.</summary>
    public TimeSpan SeatKept { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a strategy may take to decide before it is acted for.</summary>
    public TimeSpan StrategyPatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Fails with every problem of these options, each naming its key.</summary>
    /// <exception cref="ServiceConfigurationException">There is one.</exception>
    internal void Validate()
    {
        var problems = new List<string>();
        void Require(bool holds, string key, string rule)
        {
            if (!holds)
            {
                problems.Add($"{Section}:{key} has to be {rule}.");
            }
        }

        Require(MostTables is >= 1 and <= 4096, nameof(MostTables), "1 to 4096");
        Require(MostSockets is >= 1 and <= 16_384, nameof(MostSockets), "1 to 16384");
        Require(MostMessageBytes is >= 256 and <= 1 << 20, nameof(MostMessageBytes), "256 bytes to 1 MiB, in bytes");
        Require(IdleAfter >= TimeSpan.FromSeconds(10) && IdleAfter <= TimeSpan.FromDays(7), nameof(IdleAfter), "10 seconds to 7 days");
        Require(SeatKept >= TimeSpan.Zero && SeatKept <= TimeSpan.FromDays(7), nameof(SeatKept), "0 to 7 days");
        Require(StrategyPatience > TimeSpan.Zero && StrategyPatience <= TimeSpan.FromHours(1), nameof(StrategyPatience), "more than 0 and at most an hour");
        if (problems.Count > 0)
        {
            throw new ServiceConfigurationException(string.Join(" ", problems));
        }
    }
}
