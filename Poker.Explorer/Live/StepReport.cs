using System.Text.Json;

namespace Poker.Explorer.Live;

/// <summary>A step of a model version.</summary>
/// <param name="From">From which state; null where it begins.</param>
/// <param name="To">To which.</param>
/// <param name="Who">The person or service that decided.</param>
/// <param name="Why">In words.</param>
/// <param name="Evidence">What it was decided by.</param>
/// <param name="At">When.</param>
public sealed record StepReport(string? From, string To, string Who, string Why, JsonElement Evidence, DateTimeOffset At);
