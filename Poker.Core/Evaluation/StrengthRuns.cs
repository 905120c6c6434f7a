namespace Poker.Core.Evaluation;

/// <summary>Strengths of one part of a hand joined with each of a run of others, such as a board with all pairs.</summary>
/// <remarks>
/// Runs may include parts that share a card with the base; their strengths mean nothing, and every table read stays in bounds.
/// Plain loops on purpose: gathers of eight lanes (AVX2) reached 540–610 M hands/s on an EPYC (Zen 3), these 600–680.
/// </remarks>
public static class StrengthRuns
{
    /// <summary>Strengths where no flush is possible: of <paramref name="baseKey"/> plus each of the rank key sums.</summary>
    public static void OffSuit(uint baseKey, ReadOnlySpan<uint> keys, Span<int> strengths)
    {
        strengths = strengths[..keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            strengths[i] = Evaluator.OffSuit(baseKey + keys[i]);
        }
    }

    /// <summary>Strengths where one suit may make a flush: the base holds <paramref name="baseRanks"/> of it, each part the ranks listed.</summary>
    public static void WithFlush(uint baseKey, ReadOnlySpan<uint> keys, int baseRanks, ReadOnlySpan<int> ranks, Span<int> strengths)
    {
        ranks = ranks[..keys.Length];
        strengths = strengths[..keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            // A hand with a flush is stronger by it than without: the larger of the two holds.
            strengths[i] = Math.Max(Evaluator.Flush(baseRanks | ranks[i]), Evaluator.OffSuit(baseKey + keys[i]));
        }
    }
}
