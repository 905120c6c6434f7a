namespace Poker.Core.Statistics;

/// <summary>What a sequential comparison says so far.</summary>
public enum SequentialVerdict
{
    /// <summary>More observations are needed.</summary>
    Undecided = 0,

    /// <summary>The mean is above zero.</summary>
    Better = 1,

    /// <summary>The mean is below the least one that matters: going on is of no use.</summary>
    NotBetter = 2,
}
