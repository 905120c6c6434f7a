using Poker.Core.Clustering;

namespace Poker.Cli.Commands;

/// <summary>What <c>poker cluster --no-database</c> tells; its JSON is this record.</summary>
internal sealed record MemoryRunReport(
    AbstractionKey Key, IReadOnlyList<StreetSummary> Streets, double WallSeconds, double CpuSeconds, double PeakMegabytes);
