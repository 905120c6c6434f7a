namespace Poker.Coordinator;

/// <summary>How the coordinator works: the configuration section <c>Poker:Coordinator</c>.</summary>
public sealed record CoordinatorOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Poker:Coordinator";

    /// <summary>Whether calls need no token although the service can be reached from other machines.</summary>
    public bool AllowAnonymous { get; init; }

    /// <summary>How workers reach PostgreSQL: told to those that ask over loopback or TLS; null to tell nobody. Holds a password.</summary>
    public string? WorkerDatabase { get; init; }

    /// <summary>The longest pause between two rounds of planning; a change is heard of at once.</summary>
    public TimeSpan PlanEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The shortest pause between two rounds of planning.</summary>
    public TimeSpan PlanPause { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>How often the log tells what the live runs are doing.</summary>
    public TimeSpan TellEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How often an instance that stands by tries to lead.</summary>
    public TimeSpan StandByEvery { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often in a row a run's planning may fail before the run fails.</summary>
    public int MostPlanningFailures { get; init; } = 5;

    /// <summary>When the server gives up on a leader that hangs between two rounds.</summary>
    public TimeSpan LeaderSilence { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>When the server gives up on a leader that hangs while it plans.</summary>
    public TimeSpan LeaderTransaction { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Calls at work at a time, those that wait for a job included.</summary>
    public int MostCalls { get; init; } = 4096;

    /// <summary>Calls that a worker may make a second, on average; ten seconds' worth of them at once.</summary>
    public int WorkerCallsPerSecond { get; init; } = 100;

    /// <summary>Calls of workers that ask the database at a time: workers are many, connections are few.</summary>
    public int MostDatabaseCalls { get; init; } = 16;

    /// <summary>Memory for results that are being received, in MiB; at least 64.</summary>
    public int UploadMegabytes { get; init; } = 256;

    /// <summary>How long the hand-in of a result may take.</summary>
    public TimeSpan UploadTime { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Every problem of these options, each naming the key to set; empty when they are usable.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        Positive(nameof(PlanEvery), PlanEvery);
        Positive(nameof(PlanPause), PlanPause);
        Positive(nameof(TellEvery), TellEvery);
        Positive(nameof(StandByEvery), StandByEvery);
        Positive(nameof(UploadTime), UploadTime);
        AtLeast(nameof(MostPlanningFailures), MostPlanningFailures, 1);
        AtLeast(nameof(MostCalls), MostCalls, 1);
        AtLeast(nameof(WorkerCallsPerSecond), WorkerCallsPerSecond, 1);
        AtLeast(nameof(MostDatabaseCalls), MostDatabaseCalls, 1);
        AtLeast(nameof(UploadMegabytes), UploadMegabytes, 64);
        if (LeaderSilence < PlanEvery + StandByEvery + TimeSpan.FromSeconds(1))
        {
            problems.Add($"{Section}:{nameof(LeaderSilence)} is {LeaderSilence}, but a leader is silent for {PlanEvery} by design: make it several times that.");
        }

        if (LeaderTransaction < LeaderSilence)
        {
            problems.Add($"{Section}:{nameof(LeaderTransaction)} is {LeaderTransaction}, but must be at least {nameof(LeaderSilence)}, {LeaderSilence}.");
        }

        return problems;

        void Positive(string key, TimeSpan value)
        {
            if (value <= TimeSpan.Zero || value > TimeSpan.FromHours(1))
            {
                problems.Add($"{Section}:{key} is {value}, but must be positive and at most an hour.");
            }
        }

        void AtLeast(string key, int value, int least)
        {
            if (value < least)
            {
                problems.Add($"{Section}:{key} is {value}, but must be at least {least}.");
            }
        }
    }
}
