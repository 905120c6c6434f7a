using Poker.Core.Learning.Samples;

namespace Poker.Infrastructure.Capture;

/// <summary>What became of stored hands of which samples were to be made.</summary>
/// <param name="Tally">Decisions of the hands that were sampled.</param>
/// <param name="Refused">Hands whose record cannot be read or replayed, which stay without samples: id and reason.</param>
public sealed record SampledHands(SampleTally Tally, IReadOnlyList<(long Hand, string Reason)> Refused);
