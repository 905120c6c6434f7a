namespace Poker.Worker.Agents;

/// <summary>How a job ended here.</summary>
internal enum JobOutcome
{
    /// <summary>It counts.</summary>
    Done,

    /// <summary>The handler failed; the problem was told.</summary>
    Failed,

    /// <summary>It was given back unfinished: the worker stops, or the database is gone.</summary>
    HandedBack,

    /// <summary>The lease no longer held: nothing of it counts.</summary>
    Lost,
}
