using Poker.Core.Learning.Samples;

namespace Poker.Infrastructure.Capture;

/// <summary>A stored hand with all samples of its decisions.</summary>
/// <param name="Hand">The hand's id.</param>
/// <param name="IsValidation">Whether it is kept for validation, as <see cref="HandSplit"/> says.</param>
/// <param name="Samples">Its samples, which may be none.</param>
public sealed record SampledHand(long Hand, bool IsValidation, IReadOnlyList<DecisionSample> Samples);
