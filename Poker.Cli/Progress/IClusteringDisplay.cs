using Poker.Core.Clustering;

namespace Poker.Cli.Progress;

/// <summary>Shows a clustering run to people.</summary>
internal interface IClusteringDisplay : IProgress<ClusteringProgress>
{
    /// <summary>Says a sentence above what is going on.</summary>
    void Say(string sentence);

    /// <summary>Shows while work runs.</summary>
    Task WhileAsync(Func<Task> work);
}
