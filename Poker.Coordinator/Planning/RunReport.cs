namespace Poker.Coordinator.Planning;

/// <summary>What a run is doing.</summary>
/// <param name="Activity">For people, such as "turn: k-means, round 12".</param>
/// <param name="Progress">0 to 1 of that; null where it is unknown.</param>
/// <param name="Figures">The kind's own figures by name: iterations, nodes, inertia, …</param>
public sealed record RunReport(string Activity, double? Progress, IReadOnlyDictionary<string, double> Figures);
