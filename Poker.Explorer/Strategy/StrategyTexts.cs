using Poker.Core.Cards;
using Poker.Core.Game;
using Poker.Core.Play.Translation;
using Poker.Core.Solving.Betting;
using Poker.Infrastructure.Strategies.Ranges;

namespace Poker.Explorer.Strategy;

/// <summary>Tells where a spot is and what can be done there.</summary>
internal static class StrategyTexts
{
    /// <summary>Where a report is.</summary>
    /// <param name="name">The blueprint's name.</param>
    /// <param name="report">The report.</param>
    public static StrategyPlace Place(string name, RangeReport report)
    {
        var state = report.Path.State;
        var (key, spot) = (report.Run.Key, report.Path.Spot);
        return new(
            new(name, key.Betting, key.Bets, key.StackBigBlinds, key.Abstraction.Deck, report.Run.Iterations),
            report.Path.Text(),
            string.Concat(report.Board),
            report.MissingCards,
            state.Street.Name(),
            Seat(state.ToAct),
            BigBlinds(state.PotChips),
            BigBlinds(state.Legal().CallChips),
            [BigBlinds(state.Stack(0)), BigBlinds(state.Stack(1))],
            spot.Kind == SpotKind.Exact ? "exact" : "translated",
            spot.Node,
            report.Tree.PathOf(spot.Node),
            [.. report.Path.Steps().Select(step => new StrategyStep(step.Street.Name(), Seat(step.Seat), step.History, step.PotBigBlinds, Actions(step.Choices)))]);
    }

    /// <summary>What can be done.</summary>
    public static IReadOnlyList<StrategyAction> Actions(IReadOnlyList<RangeChoice> choices) => [.. choices.Select(choice => new StrategyAction(
        choice.Word, choice.Text, Kind(choice), choice.ToBigBlinds, Lead(choice.Lead), choice.History, choice.IsTaken))];

    private static string Kind(RangeChoice choice) => choice.IsAllIn ? "all-in" : choice.Kind switch
    {
        ActionKind.Fold => "fold",
        ActionKind.Check => "check",
        ActionKind.Call => "call",
        _ => "raise",
    };

    private static string Lead(RangeLead lead) => lead switch
    {
        RangeLead.Decision => "decision",
        RangeLead.Street => "street",
        RangeLead.End => "end",
        _ => "off-tree",
    };

    private static string Seat(int seat) => seat == 0 ? "big blind" : "button";

    private static double BigBlinds(long chips) => (double)chips / BettingAbstraction.BigBlindChips;
}
