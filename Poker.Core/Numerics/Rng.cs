using System.Numerics;

namespace Poker.Core.Numerics;

/// <summary>The seeded generator of every random choice: xoshiro256**, seeded by SplitMix64.</summary>
/// <remarks>
/// Four 64-bit words of state, which a checkpoint stores. One stream a job; never shared between threads.
/// Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021.
/// </remarks>
public struct Rng
{
    /// <summary>Words of state.</summary>
    public const int StateWords = 4;

    private ulong _a, _b, _c, _d;

    /// <summary>The stream that a seed and a stream number fix.</summary>
    public Rng(ulong seed, ulong stream = 0)
    {
        var state = seed ^ BitOperations.RotateLeft(stream * 0x9E3779B97F4A7C15UL, 32);
        _a = SplitMix(ref state);
        _b = SplitMix(ref state);
        _c = SplitMix(ref state);
        _d = SplitMix(ref state);
    }

    /// <summary>The generator that <see cref="SaveState"/> saved.</summary>
    public static Rng FromState(ReadOnlySpan<ulong> words) =>
        new() { _a = words[0], _b = words[1], _c = words[2], _d = words[3] };

    /// <summary>Writes the state, <see cref="StateWords"/> words, for a checkpoint.</summary>
    public readonly void SaveState(Span<ulong> words) => (words[0], words[1], words[2], words[3]) = (_a, _b, _c, _d);

    /// <summary>The next 64 random bits.</summary>
    public ulong Next()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>A uniform integer in [0, bound), without bias: rejected draws are drawn again (Lemire 2019).</summary>
    public ulong Below(ulong bound)
    {
        ArgumentOutOfRangeException.ThrowIfZero(bound);
        var threshold = (0UL - bound) % bound;
        while (true)
        {
            var high = Math.BigMul(Next(), bound, out var low);
            if (low >= threshold)
            {
                return high;
            }
        }
    }

    /// <summary>A uniform double in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    private static ulong SplitMix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
