using Poker.Core.Learning.Networks;
using Poker.Core.Numerics;

namespace Poker.Tests.Core.Learning.Networks;

/// <summary>Samples whose targets a hidden network gives, so that there is something to learn.</summary>
internal static class RandomSamples
{
    /// <summary>Makes them.</summary>
    /// <param name="shape">Of the hidden network: features, hidden values, bins.</param>
    /// <param name="count">How many.</param>
    /// <param name="seed">Fixes the samples; the hidden network is the same for all.</param>
    /// <param name="isSoft">Whether targets are the hidden network's policy, else its likeliest bin.</param>
    public static PolicySamples Create(NetworkShape shape, int count, ulong seed, bool isSoft = true)
    {
        var teacher = PolicyNetwork.Of(shape, [.. Uniform(new Rng(99), shape.Parameters)]);
        var samples = new PolicySamples(shape.Features, shape.Actions);
        var rng = new Rng(seed, 5);
        var policy = new float[shape.Actions];
        for (var i = 0; i < count; i++)
        {
            float[] features = [.. Uniform(new Rng(seed, (ulong)i + 10), shape.Features)];
            var legal = (uint)rng.Below(1UL << shape.Actions) | 1u << (int)rng.Below((ulong)shape.Actions);
            teacher.Evaluate(features, [legal], policy);
            var best = policy.Max();
            samples.Add(features, legal, isSoft ? policy : [.. policy.Select(value => value == best ? 1f : 0f)], 0.5f + (float)rng.NextDouble());
        }

        return samples;
    }

    private static IEnumerable<float> Uniform(Rng rng, int count)
    {
        for (var i = 0; i < count; i++)
        {
            yield return (float)((2 * rng.NextDouble()) - 1);
        }
    }
}
