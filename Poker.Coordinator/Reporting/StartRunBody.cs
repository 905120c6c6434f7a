using System.ComponentModel;
using System.Text.Json;

namespace Poker.Coordinator.Reporting;

/// <summary>A run to be started.</summary>
/// <param name="Id">The run; absent for a new one.</param>
/// <param name="Kind">Which planner cuts it into jobs.</param>
/// <param name="Spec">What the planner reads; absent for its defaults.</param>
[Description("A run to be started.")]
public sealed record StartRunBody(
    [property: Description("The run, so that a repeated request starts it once; absent for a new one.")] Guid? Id,
    [property: Description("Which planner cuts it into jobs: clustering or blueprint.")] string Kind,
    [property: Description("What the planner reads, a JSON object of at most 64 KiB; absent for its defaults.")] JsonElement? Spec);
