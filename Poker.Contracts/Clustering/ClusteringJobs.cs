namespace Poker.Contracts.Clustering;

/// <summary>The kinds of a clustering run's jobs.</summary>
public static class ClusteringJobs
{
    /// <summary>Looks for a finished street in the worker's folder and puts it into the database.</summary>
    public const string Find = "clustering.find";

    /// <summary>Computes a street that takes no rounds, and puts its file into the database.</summary>
    public const string Compute = "clustering.compute";

    /// <summary>Draws the seeds of a street.</summary>
    public const string Seed = "clustering.seed";

    /// <summary>Assigns a range of points in a round.</summary>
    public const string Round = "clustering.round";

    /// <summary>Finds points for clusters that a round left empty.</summary>
    public const string Reseed = "clustering.reseed";

    /// <summary>Makes the street of its last round, and puts its file into the database.</summary>
    public const string Finish = "clustering.finish";

    /// <summary>Removes what an interrupted run left of a street's rows.</summary>
    public const string Clean = "clustering.clean";

    /// <summary>Loads a leaf of a street's rows.</summary>
    public const string Store = "clustering.store";

    /// <summary>Makes a loaded street count.</summary>
    public const string Complete = "clustering.complete";
}
