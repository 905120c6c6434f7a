using Poker.Core.Learning.Samples;

namespace Poker.Infrastructure.Capture;

/// <summary>Which samples to read.</summary>
/// <param name="Mode">What their labels are.</param>
/// <param name="IsValidation">Those kept for validation, or the others.</param>
public sealed record SampleQuery(SampleMode Mode, bool IsValidation)
{
    /// <summary>Only samples after this place, in the order of hands and decisions; null for the first.</summary>
    public SamplePlace? After { get; init; }
}
