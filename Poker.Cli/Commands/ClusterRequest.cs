using Poker.Core.Clustering;

namespace Poker.Cli.Commands;

/// <summary>What to cluster, on how many threads, and how to tell the result.</summary>
internal sealed record ClusterRequest(AbstractionKey Key, int Threads, bool Json);
