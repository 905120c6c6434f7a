using Poker.Core.Solving;

namespace Poker.Cli.Solving;

/// <summary>A strategy at one information set.</summary>
internal sealed record StrategyLine(int Player, string InformationSet, IReadOnlyDictionary<string, double> Actions)
{
    /// <summary>A whole strategy, player 0's sets first.</summary>
    public static IReadOnlyList<StrategyLine> All(InformationSets sets, ReadOnlySpan<double> strategy)
    {
        var lines = new StrategyLine[sets.Count];
        for (var set = 0; set < sets.Count; set++)
        {
            var actions = new Dictionary<string, double>();
            for (var entry = sets.FirstEntry[set]; entry < sets.FirstEntry[set + 1]; entry++)
            {
                actions.Add(sets.ActionNameOf(entry), strategy[entry]);
            }

            lines[set] = new((int)sets.ActorOf(set), sets.NameOf(set), actions);
        }

        return lines;
    }
}
