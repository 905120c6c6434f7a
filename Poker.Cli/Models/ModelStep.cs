using System.Text.Json;
using Poker.Infrastructure.Models;

namespace Poker.Cli.Models;

/// <summary>A step of a version.</summary>
/// <param name="At">When.</param>
/// <param name="From">From where; null at its beginning.</param>
/// <param name="To">To where.</param>
/// <param name="Who">Who decided.</param>
/// <param name="Why">In words.</param>
/// <param name="Evidence">What it rests on.</param>
internal sealed record ModelStep(DateTimeOffset At, string? From, string To, string Who, string Why, JsonElement Evidence)
{
    /// <summary>The step of a transition.</summary>
    public static ModelStep Of(ModelTransition step) => new(
        step.At, step.From is { } from ? ModelPath.NameOf(from) : null, ModelPath.NameOf(step.To), step.Who, step.Why, ModelReport.Parse(step.Evidence));
}
