using Poker.Core.Histories;

namespace Poker.Core.Learning.Samples;

/// <summary>Makes samples of an accepted hand's decisions: of those whose player's cards are known, and who had a choice.</summary>
/// <remarks>
/// The hand is replayed; each decision is seen with what its player knew then. Reasons against a decision are tried in the order of
/// <see cref="LeftOut"/>, and the first is counted. Keeps scratch memory: one builder a thread. The same hand gives the same samples.
/// </remarks>
/// <param name="features">Makes the vectors.</param>
/// <param name="options">Which decisions.</param>
/// <param name="policy">What the label is to be; null: the action taken.</param>
public sealed class SampleBuilder(FeatureWriter features, SampleOptions options, IOptimalPolicy? policy = null)
{
    private const string NoBuckets = "no buckets";

    private readonly DecisionRecorder _recorder = new(features, options, policy);

    /// <summary>What the labels are.</summary>
    public SampleMode Mode => policy is null ? SampleMode.Taken : SampleMode.Optimal;

    /// <summary>What the samples depend on beside the hand, in a line.</summary>
    public string MadeBy => MadeWith(features.Buckets is { Key: var key } ? $"buckets of version {key.AlgorithmVersion}{key.ToOptions()}" : NoBuckets);

    /// <summary>What <see cref="MadeBy"/> was while there were no buckets, or null if there are none now.</summary>
    public string? MadeByBefore => features.Buckets is null ? null : MadeWith(NoBuckets);

    /// <summary>Adds a hand's samples, in the order of its decisions.</summary>
    /// <param name="hand">The hand.</param>
    /// <param name="samples">Receives them.</param>
    /// <param name="tally">Counts them, and what is left out.</param>
    /// <exception cref="InvalidDataException">The rules engine does not agree with the hand, so that it cannot have been accepted; nothing is added.</exception>
    public void Build(RecordedHand hand, ICollection<DecisionSample> samples, SampleTally tally)
    {
        if (_recorder.Replay(hand) is { Agrees: false } result)
        {
            throw new InvalidDataException($"hand {hand.Id} is not one that the rules engine accepts: {result.Difference}");
        }

        foreach (var sample in _recorder.Samples)
        {
            samples.Add(sample);
        }

        _recorder.Tally.CountHand();
        tally.Add(_recorder.Tally);
    }

    private string MadeWith(string buckets) => string.Join("; ", new[] { options.Describe(), buckets, policy?.Name }.OfType<string>());
}
