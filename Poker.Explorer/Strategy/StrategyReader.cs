using Poker.Core.Cards;
using Poker.Core.Equity;
using Poker.Core.Evaluation;
using Poker.Infrastructure.Strategies;
using Poker.Infrastructure.Strategies.Ranges;
using static Poker.Explorer.Strategy.Rounding;

namespace Poker.Explorer.Strategy;

/// <summary>Answers what is asked of blueprints.</summary>
/// <param name="library">The blueprints.</param>
internal sealed class StrategyReader(BlueprintLibrary library)
{
    private const int MostAtOnce = 4;

    // However many look, workers' calls find a connection.
    private readonly Turns _turns = new(MostAtOnce, $"All {MostAtOnce} connections for strategies");

    /// <summary>The blueprints there are.</summary>
    public async Task<IReadOnlyList<StrategySource>> SourcesAsync(CancellationToken cancellation) =>
        [.. (await _turns.TakeAsync(() => library.ListAsync(cancellation), cancellation)).Select(StrategySource.Of)];

    /// <summary>A spot.</summary>
    public async Task<StrategySpot> SpotAsync(StrategyQuestion question, bool byReach, CancellationToken cancellation)
    {
        var report = await ReadAsync(question, question.Name, withValues: true, cancellation);
        var actions = StrategyTexts.Actions(report.Choices);
        var place = StrategyTexts.Place(question.Name, report);
        if (report.Hands is not { } hands)
        {
            return new(place, actions, null, false, 0, 0, null, null);
        }

        int[] all = [.. hands.Pairs];
        return new(
            place,
            actions,
            Short(hands.MeanOf(all, byReach)),
            hands.IsReached,
            Short(hands.Reach.Sum()),
            Short(hands.OpponentReach.Sum()),
            Short(hands.Values?.MeanOf(all, hands, byReach)),
            Grid(hands, byReach));
    }

    /// <summary>A cell's combinations.</summary>
    public async Task<StrategyHands> HandsAsync(StrategyQuestion question, string? name, CancellationToken cancellation)
    {
        var cell = Cells.Named(name);
        var report = await ReadAsync(question, question.Name, withValues: true, cancellation);
        var hands = Known(report);
        return new(HandClasses.Names[cell], StrategyTexts.Actions(report.Choices), [.. Cells.Of(hands)[cell].Select(pair => Hand(hands, pair))]);
    }

    /// <summary>The buckets of a spot.</summary>
    public async Task<StrategyBuckets> BucketsAsync(StrategyQuestion question, CancellationToken cancellation)
    {
        var report = await ReadAsync(question, question.Name, withValues: false, cancellation);
        var hands = Known(report);
        var (node, record) = (report.Path.Spot.Node, hands.Record);
        var buckets = hands.Pairs.GroupBy(pair => hands.Buckets[pair]).OrderBy(group => group.Key).Select(group => new StrategyBucket(
            group.Key,
            group.Count(),
            Short(group.Sum(pair => hands.Reach[pair])),
            Short(hands.MixOfBucket(group.Key)),
            Short(record.VisitsOf(group.Key)),
            Short(record.Regrets.AsSpan(group.Key * record.Actions, record.Actions).ToArray().Select(regret => (double)regret))));
        return new(
            report.Path.State.Street.Name(),
            StrategyTexts.Actions(report.Choices),
            [.. report.Tree.EdgesOf(node).ToArray().Select(edge => edge.ToString())],
            [.. buckets]);
    }

    /// <summary>Two blueprints at one spot.</summary>
    public async Task<StrategyComparison> CompareAsync(StrategyQuestion question, string other, CancellationToken cancellation)
    {
        var first = await ReadAsync(question, question.Name, withValues: false, cancellation);
        var second = await ReadAsync(question, other, withValues: false, cancellation);
        var (deck, otherDeck) = (first.Run.Key.Abstraction.Deck, second.Run.Key.Abstraction.Deck);
        return deck == otherDeck
            ? new ComparedRanges(first, Known(first), second, Known(second)).Answer(question.Name, other)
            : throw ExplorerException.BadInput($"The blueprints '{question.Name}' and '{other}' are of different decks, {deck} and {otherDeck}: choose two of one deck.");
    }

    private static RangeHands Known(RangeReport report) => report.Hands
        ?? throw ExplorerException.BadInput(
            $"The hand is on the {report.Path.State.Street.Name()}: its board lacks {report.MissingCards} card{(report.MissingCards == 1 ? "" : "s")}.");

    private static StrategyGrid Grid(RangeHands hands, bool byReach)
    {
        var cells = Cells.Of(hands);
        double[][] mixes = [.. cells.Select(cell => hands.MeanOf(cell, byReach))];
        return new(
            [.. cells.Select(cell => cell.Count)],
            MeanReach(cells, hands.Reach),
            MeanReach(cells, hands.OpponentReach),
            [.. Enumerable.Range(0, hands.Actions).Select(action => Short(mixes.Select(mix => mix[action])))],
            hands.Values is { } values ? [.. cells.Select(cell => Short(values.MeanOf(cell, hands, byReach)))] : null);
    }

    /// <summary>The mean reach of each cell.</summary>
    internal static double[] MeanReach(IReadOnlyList<int>[] cells, IReadOnlyList<double> reach) =>
        Short(cells.Select(cell => cell.Count == 0 ? 0 : cell.Average(pair => reach[pair])));

    private static StrategyHand Hand(RangeHands hands, int pair)
    {
        var mix = hands.MixOf(pair);
        var values = hands.Values;
        return new(
            new CardSet(CardPairs.Bits[pair]).ToString(),
            hands.Buckets[pair],
            Short(hands.Reach[pair]),
            Short(hands.OpponentReach[pair]),
            Short(mix),
            Short(values?.Of(pair, mix)),
            values is null ? null : [.. Enumerable.Range(0, mix.Length).Select(action => Short(values.Of(action, pair)))]);
    }

    private Task<RangeReport> ReadAsync(StrategyQuestion question, string name, bool withValues, CancellationToken cancellation)
    {
        var request = RangeRequest.Parse(question.History, question.Board, withValues);

        // A file asks the database nothing, and may take seconds to come into memory.
        return name == BlueprintSource.Database
            ? _turns.TakeAsync(() => library.ReadAsync(name, request, cancellation), cancellation)
            : library.ReadAsync(name, request, cancellation);
    }
}
