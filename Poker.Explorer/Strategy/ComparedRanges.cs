using Poker.Core.Game;
using Poker.Infrastructure.Strategies.Ranges;
using static Poker.Explorer.Strategy.Rounding;

namespace Poker.Explorer.Strategy;

/// <summary>Two ranges at one spot, their actions matched by word: bets of the same size are the same.</summary>
internal sealed class ComparedRanges
{
    private readonly RangeReport _report, _other;
    private readonly RangeHands _hands, _otherHands;
    private readonly RangeChoice[] _actions;

    public ComparedRanges(RangeReport report, RangeHands hands, RangeReport other, RangeHands otherHands)
    {
        (_report, _hands, _other, _otherHands) = (report, hands, other, otherHands);
        _actions = [.. report.Choices.Concat(other.Choices).DistinctBy(choice => choice.Word).OrderBy(choice => choice.Kind).ThenBy(choice => choice.ToBigBlinds)];
    }

    /// <summary>The answer.</summary>
    /// <param name="name">The first blueprint's name.</param>
    /// <param name="otherName">The other one's.</param>
    public StrategyComparison Answer(string name, string otherName)
    {
        var (cells, otherCells) = (Cells.Of(_hands), Cells.Of(_otherHands));
        double[][] mixes = [.. cells.Select(cell => Matched(_report, _hands.MeanOf(cell, byReach: true)))];
        double[][] otherMixes = [.. otherCells.Select(cell => Matched(_other, _otherHands.MeanOf(cell, byReach: true)))];
        var (all, otherAll) = (Whole(_report, _hands), Whole(_other, _otherHands));
        return new(
            StrategyTexts.Place(name, _report),
            StrategyTexts.Place(otherName, _other),
            [.. StrategyTexts.Actions(_actions).Select((action, index) => new ComparedAction(
                action.Word, action.Text, action.Kind, Had(_report, action.Word, all[index]), Had(_other, action.Word, otherAll[index])))],
            Short(Distance(all, otherAll)),
            Short(Aggression(all, otherAll)),
            _hands.IsReached,
            _otherHands.IsReached,
            [.. cells.Select(cell => cell.Count)],
            StrategyReader.MeanReach(cells, _hands.Reach),
            StrategyReader.MeanReach(otherCells, _otherHands.Reach),
            ByAction(mixes),
            ByAction(otherMixes),
            [.. mixes.Zip(otherMixes, (first, second) => Short(Distance(first, second)))],
            [.. mixes.Zip(otherMixes, (first, second) => Short(Aggression(first, second)))]);
    }

    private static double? Had(RangeReport report, string word, double frequency) =>
        report.Choices.Any(choice => choice.Word == word) ? Short(frequency) : null;

    private static double Distance(double[] first, double[] second) => first.Zip(second, (one, other) => Math.Abs(one - other)).Sum() / 2;

    private double Aggression(double[] first, double[] second)
    {
        var more = 0.0;
        for (var action = 0; action < _actions.Length; action++)
        {
            more += _actions[action].Kind == ActionKind.Raise ? second[action] - first[action] : 0;
        }

        return more;
    }

    private double[] Whole(RangeReport report, RangeHands hands) => Matched(report, hands.MeanOf([.. hands.Pairs], byReach: true));

    private double[] Matched(RangeReport report, double[] mix)
    {
        var matched = new double[_actions.Length];
        for (var action = 0; action < mix.Length; action++)
        {
            matched[Array.FindIndex(_actions, one => one.Word == report.Choices[action].Word)] += mix[action];
        }

        return matched;
    }

    private IReadOnlyList<IReadOnlyList<double>> ByAction(double[][] mixes) =>
        [.. Enumerable.Range(0, _actions.Length).Select(action => Short(mixes.Select(mix => mix[action])))];
}
