using Poker.Infrastructure.Capture;

namespace Poker.Cli.Sampling;

/// <summary>Samples that the database holds.</summary>
/// <param name="Layout">The version of their layout.</param>
/// <param name="Mode">taken or optimal.</param>
/// <param name="MadeBy">What they depend on beside the hands.</param>
/// <param name="Hands">Hands.</param>
/// <param name="Training">Samples to train on.</param>
/// <param name="Validation">Samples kept for validation.</param>
internal sealed record StoredSamples(int Layout, string Mode, string MadeBy, long Hands, long Training, long Validation)
{
    /// <summary>As the store counts them.</summary>
    public static StoredSamples Of(SampleCount count) =>
        new(count.Layout, count.Mode.Name(), count.MadeBy, count.Hands, count.Training, count.Validation);
}
