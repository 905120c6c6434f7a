using System.Globalization;

using Poker.Core.Cards;
using Poker.Core.Evaluation;

namespace Poker.Core.Equity;

/// <summary>Writes ranges in the notation that <see cref="HandRangeText"/> reads, as short as runs make it.</summary>
/// <remarks>Reading gives the same range again. Weights are told by their ratios: the largest is 1, or the nearest below that keeps the ratios.</remarks>
public static class HandRangeWriter
{
    /// <summary>The range; <c>random</c> where all hands are as likely.</summary>
    public static string Write(HandRange range)
    {
        var weights = ClassWeights(range);
        return range.IsRandom ? "random" : string.Join(',', Runs(range, weights).Concat(Singles(range, cell => weights[cell] < 0)));
    }

    /// <summary>What stands for each of <see cref="HandClasses"/>: its name with a weight, hands one by one where they differ, nothing where it is not in the range.</summary>
    public static IReadOnlyList<string> WriteClasses(HandRange range)
    {
        var weights = ClassWeights(range);
        return [.. Enumerable.Range(0, HandClasses.Count).Select(cell => weights[cell] switch
        {
            0 => "",
            > 0 and var weight => HandClasses.Names[cell] + Weight(weight, range),
            _ => string.Join(',', Singles(range, other => other == cell)),
        })];
    }

    private static IEnumerable<string> Runs(HandRange range, int[] weights)
    {
        foreach (var weight in weights.Where(weight => weight > 0).Distinct().OrderDescending())
        {
            foreach (var run in Lines().SelectMany(line => RunsOf(line, cell => weights[cell] == weight)))
            {
                yield return run + Weight(weight, range);
            }
        }
    }

    // The pairs, then each high card's suited and offsuit hands; a line's best first.
    private static IEnumerable<int[]> Lines()
    {
        yield return [.. Enumerable.Range(0, Card.Ranks).Select(rank => rank * (Card.Ranks + 1))];
        for (var high = 0; high < Card.Ranks - 1; high++)
        {
            yield return [.. Enumerable.Range(high + 1, Card.Ranks - 1 - high).Select(low => (high * Card.Ranks) + low)];
            yield return [.. Enumerable.Range(high + 1, Card.Ranks - 1 - high).Select(low => (low * Card.Ranks) + high)];
        }
    }

    private static IEnumerable<string> RunsOf(int[] line, Func<int, bool> isIn)
    {
        for (var start = 0; start < line.Length; start++)
        {
            var end = start;
            for (; end < line.Length && isIn(line[end]); end++)
            {
            }

            if (end > start)
            {
                var (best, worst) = (HandClasses.Names[line[start]], HandClasses.Names[line[end - 1]]);
                yield return end == start + 1 ? best : start == 0 ? $"{worst}+" : $"{best}-{worst}";
                start = end;
            }
        }
    }

    private static IEnumerable<string> Singles(HandRange range, Func<int, bool> isAsked)
    {
        for (var pair = CardPairs.Count - 1; pair >= 0; pair--)
        {
            if (range.Weights[pair] > 0 && isAsked(HandClasses.OfPairs[pair]))
            {
                yield return new CardSet(CardPairs.Bits[pair]) + Weight(range.Weights[pair], range);
            }
        }
    }

    // The one weight of each class's hands; −1 where they differ.
    private static int[] ClassWeights(HandRange range)
    {
        var weights = new int[HandClasses.Count];
        var isSeen = new bool[HandClasses.Count];
        for (var pair = 0; pair < CardPairs.Count; pair++)
        {
            var cell = HandClasses.OfPairs[pair];
            weights[cell] = !isSeen[cell] || weights[cell] == range.Weights[pair] ? range.Weights[pair] : -1;
            isSeen[cell] = true;
        }

        return weights;
    }

    private static string Weight(int weight, HandRange range)
    {
        var units = weight * (HandRange.WeightUnits / range.Largest);
        return units == HandRange.WeightUnits ? "" : string.Create(CultureInfo.InvariantCulture, $":{(decimal)units / HandRange.WeightUnits:0.####}");
    }
}
