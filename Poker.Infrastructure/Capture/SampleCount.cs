using Poker.Core.Learning.Samples;

namespace Poker.Infrastructure.Capture;

/// <summary>How many samples there are of a layout, a mode and a way of making them.</summary>
/// <param name="Layout">The version of the layout.</param>
/// <param name="Mode">What the labels are.</param>
/// <param name="MadeBy">What they depend on beside the hands.</param>
/// <param name="Hands">Hands, those without samples too.</param>
/// <param name="Training">Samples to train on.</param>
/// <param name="Validation">Samples kept for validation.</param>
public sealed record SampleCount(int Layout, SampleMode Mode, string MadeBy, long Hands, long Training, long Validation);
