namespace Poker.Explorer.Live;

/// <summary>Samples of a layout, a mode and a way of making them.</summary>
/// <param name="Layout">The version of the feature layout.</param>
/// <param name="Mode">What the labels are: taken or optimal.</param>
/// <param name="MadeBy">What they depend on beside the hands.</param>
/// <param name="Hands">Hands, those without samples too.</param>
/// <param name="Training">Samples to train on.</param>
/// <param name="Validation">Samples kept for validation.</param>
public sealed record SampleReport(int Layout, string Mode, string MadeBy, long Hands, long Training, long Validation);
