namespace Poker.Infrastructure.Live;

/// <summary>What a job of the kind <see cref="LiveStages.Training"/> is to do.</summary>
/// <param name="Cycle">The cycle.</param>
/// <param name="Parent">The version to begin with, or null for a new network.</param>
/// <param name="After">Hands beyond this id are the new ones.</param>
/// <param name="Through">Hands up to this id are learned from.</param>
/// <param name="Layout">The feature layout of the samples.</param>
/// <param name="Spec">How.</param>
public sealed record TrainingJob(long Cycle, long? Parent, long After, long Through, int Layout, LiveSpec Spec);
