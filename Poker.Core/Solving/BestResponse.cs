namespace Poker.Core.Solving;

/// <summary>Exact best responses: how much a perfect opponent would win against a strategy.</summary>
/// <remarks>
/// From the last information set to the first, each takes its best entry: its leaves under the opponent's plan plus the best of the sets
/// that follow it. Exact under perfect recall, O(leaves + entries).
/// </remarks>
public static class BestResponse
{
    /// <summary>The chips a game that a player wins by answering the other's part of <paramref name="strategy"/> best.</summary>
    public static double Value(SequenceForm game, int player, ReadOnlySpan<double> strategy)
    {
        var sets = game.Sets;
        var plan = new double[sets.Entries + 1];
        var values = new double[sets.Entries + 1];
        game.RealisationPlan(1 - player, strategy, plan);
        game.LeafValues(player, plan, values);
        var (from, to) = sets.SetsOf(player);
        for (var set = to - 1; set >= from; set--)
        {
            var best = double.NegativeInfinity;
            for (var entry = sets.FirstEntry[set]; entry < sets.FirstEntry[set + 1]; entry++)
            {
                best = Math.Max(best, values[entry]);
            }

            values[sets.ParentEntry[set]] += best;
        }

        return values[sets.Entries];
    }

    /// <summary>The value and exploitability of a strategy of both players.</summary>
    public static ProfileQuality Assess(SequenceForm game, ReadOnlySpan<double> strategy) =>
        new(game.Value(strategy), Value(game, 0, strategy), Value(game, 1, strategy));
}
