namespace Poker.Infrastructure.Jobs;

/// <summary>Where a run is; in the database by its name in small letters.</summary>
public enum RunState
{
    /// <summary>Planned and worked at.</summary>
    Active,

    /// <summary>Ending: what is at work is finished and brought into the run's tables.</summary>
    Draining,

    /// <summary>Left alone until it is resumed: what is at work may end, and nothing is begun.</summary>
    Paused,

    /// <summary>Ended as it should.</summary>
    Done,

    /// <summary>Ended by a problem.</summary>
    Failed,

    /// <summary>Dropped on request.</summary>
    Cancelled,
}
