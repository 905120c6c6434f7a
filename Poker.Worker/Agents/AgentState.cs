namespace Poker.Worker.Agents;

/// <summary>What an agent does, for people.</summary>
/// <param name="Id">The worker's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Connected">Whether the coordinator knows it and is heard of.</param>
/// <param name="Slots">Cores that it gives to jobs.</param>
/// <param name="Free">Those that are free.</param>
/// <param name="Jobs">What it works at.</param>
internal sealed record AgentState(Guid Id, string Name, bool Connected, int Slots, int Free, IReadOnlyList<AgentJob> Jobs);
