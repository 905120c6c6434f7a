using Poker.Core.Learning.Networks;
using Poker.Core.Learning.Samples;

namespace Poker.Core.Learning.Policies;

/// <summary>A network that plays, one decision at a time: the same numbers as <see cref="PolicyNetwork.Evaluate"/>, without its preparations each time.</summary>
public sealed class NetworkPolicy : IActionPolicy
{
    private readonly ThreadLocal<NetworkPass> _passes;

    /// <summary>Makes a network play; it must not be trained meanwhile.</summary>
    /// <param name="network">Of this build's features and bins.</param>
    /// <exception cref="ArgumentException">It reads other features, or has other bins.</exception>
    public NetworkPolicy(PolicyNetwork network)
    {
        if ((network.Shape.Features, network.Shape.Actions) != (FeatureLayout.Count, ActionBins.Count))
        {
            throw new ArgumentException(
                $"A network {network.Shape} cannot play: decisions have {FeatureLayout.Count} features and {ActionBins.Count} bins.", nameof(network));
        }

        _passes = new(() => Prepare(network));
    }

    /// <inheritdoc />
    public void Evaluate(ReadOnlySpan<float> features, int legal, Span<float> policy)
    {
        var pass = _passes.Value!;
        pass.Forward(features, 1);
        MaskedSoftmax.Of(pass.Logits(0), (uint)legal, policy);
    }

    private static NetworkPass Prepare(PolicyNetwork network)
    {
        var pass = new NetworkPass(network, 1);
        pass.Load();
        return pass;
    }
}
