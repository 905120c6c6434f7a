using Poker.Infrastructure.Postgres;
using Poker.ServiceDefaults;

namespace Poker.Worker;

/// <summary>How a worker process works: section <c>Poker:Worker</c>.</summary>
public sealed record WorkerOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Poker:Worker";

    private const int LongestName = 100;
    private const int MostSlots = 4096;
    private const int MostReplicas = 1024;

    /// <summary>For people, at most 100 characters; null for the machine's name and the process.</summary>
    public string? Name { get; init; }

    /// <summary>Cores that each agent gives to jobs, 1 to 4096; null to share out the machine's among the agents.</summary>
    public int? Slots { get; init; }

    /// <summary>Agents in this process, each a worker of its own to the coordinator.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>The data folder, where workers of a machine keep what is better fetched once; null for the user's default one.</summary>
    public string? Folder { get; init; }

    /// <summary>
    /// How long jobs at work may go on after the worker was told to stop; what isn't finished then is cancelled and handed back. With two
    /// seconds for that, and some for a busy machine, the worker ends within the ten that supervisors commonly grant.
    /// </summary>
    public TimeSpan DrainTime { get; init; } = TimeSpan.FromSeconds(7);

    /// <summary>How long a handler may ignore its cancellation before its slots count as lost.</summary>
    public TimeSpan AbandonAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the coordinator may hold a request for work that there isn't yet, at most 30 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Slots of each agent.</summary>
    internal int SlotsEach => Slots ?? Math.Max(1, Environment.ProcessorCount / Replicas);

    /// <summary>The full path of the data folder.</summary>
    internal string FullFolder => DatabaseOptions.From(Folder, null).Folder;

    /// <summary>An agent's name.</summary>
    /// <param name="replica">Its number, from 0.</param>
    internal string NameOf(int replica)
    {
        var name = Name ?? $"{Environment.MachineName}-{Environment.ProcessId}";
        return Replicas == 1 ? name : $"{name}/{replica}";
    }

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

        Require(Name is null || (Name.Trim().Length > 0 && Name.Length <= LongestName - 5), nameof(Name), $"a name of at most {LongestName - 5} characters");
        Require(Slots is null or (>= 1 and <= MostSlots), nameof(Slots), $"1 to {MostSlots}");
        Require(Replicas is >= 1 and <= MostReplicas, nameof(Replicas), $"1 to {MostReplicas}");
        Require(Folder is null || (Folder.Trim().Length > 0 && !Folder.Contains('\0')), nameof(Folder), "a folder");
        Require(DrainTime >= TimeSpan.Zero && DrainTime <= TimeSpan.FromMinutes(10), nameof(DrainTime), "0 to 10 minutes");
        Require(AbandonAfter >= TimeSpan.Zero && AbandonAfter <= TimeSpan.FromMinutes(10), nameof(AbandonAfter), "0 to 10 minutes");
        Require(Patience > TimeSpan.Zero && Patience <= TimeSpan.FromSeconds(30), nameof(Patience), "more than 0 and at most 30 seconds");
        if (problems.Count > 0)
        {
            throw new ServiceConfigurationException(string.Join(" ", problems));
        }
    }
}
