using System.Text.Json;

namespace Poker.Coordinator.Reporting;

/// <summary>A run to be started.</summary>
/// <param name="Kind">Which planner cuts it into jobs: clustering, blueprint or live.</param>
/// <param name="Id">The run, so that a repeated request starts it once; absent for a new one.</param>
/// <param name="Spec">What the planner reads, a JSON object of at most 64 KiB; absent to go on with what the database holds, or to begin what is usual.</param>
public sealed record StartRunBody(string? Kind, Guid? Id = null, JsonElement? Spec = null);
