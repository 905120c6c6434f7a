using System.Text;

using Poker.Core.Cards;
using Poker.Core.Evaluation;
using Poker.Core.Game;
using Poker.Core.Play.Translation;
using Poker.Core.Solving.Blueprints;

namespace Poker.Core.Play.Responses;

/// <summary>What happened over many hands: by street, and by line of betting if asked for.</summary>
/// <param name="withLines">Whether lines are counted; that allocates.</param>
public sealed class LbrTally(bool withLines)
{
    private readonly LbrStreet[] _streets = [new(), new(), new(), new()];
    private readonly Dictionary<string, LbrLine> _lines = [];

    /// <summary>Hands counted.</summary>
    public long Hands { get; private set; }

    /// <summary>
    /// What ended hands brought by line: the actions <c>f x c r</c>, <c>a</c> for a raise all-in, streets apart by <c>/</c>, such as <c>cx/xrf</c>.
    /// </summary>
    public IReadOnlyDictionary<string, LbrLine> Lines => _lines;

    /// <summary>A street's sums.</summary>
    public LbrStreet this[Street street] => _streets[(int)street];

    /// <summary>Adds another tally's sums.</summary>
    public void Add(LbrTally other)
    {
        Hands += other.Hands;
        for (var street = 0; street < _streets.Length; street++)
        {
            _streets[street].Add(other._streets[street]);
        }

        foreach (var (line, sum) in other._lines)
        {
            _lines[line] = _lines.GetValueOrDefault(line) + sum;
        }
    }

    internal void Reached(Street street, double weight, long potChips) => _streets[(int)street].Reach(weight, potChips);

    internal void Chosen(Street street, ActionKind kind) => _streets[(int)street].Choose(kind);

    internal void Add(ReadOnlySpan<double> gains, ReadOnlySpan<double> luck)
    {
        Hands++;
        for (var street = 0; street < _streets.Length; street++)
        {
            _streets[street].Add(gains[street], luck[street]);
        }
    }

    // A decision of the opponent's with the range that it may hold.
    internal void Met(IRangeStrategy opponent, in PlayerView view, OpponentRange range, double weight)
    {
        var spot = opponent is BlueprintStrategy player ? player.SpotOf(view) : default;
        var without = opponent is BlueprintStrategy { Blueprint: ITrainingRecord record } blueprint && spot.IsOnTree
            ? weight * WithoutAverage(record, blueprint, spot.Node, view.Board, range)
            : 0;
        _streets[(int)view.Betting.Street].Meet(
            weight, spot.Kind == SpotKind.Translated ? weight : 0, spot.Kind == SpotKind.OffTree ? weight : 0, without);
    }

    internal void Ended(LbrTable table, string last, double weight, double chips)
    {
        if (withLines && weight > 0)
        {
            var line = LineOf(table) + last;
            _lines[line] = _lines.GetValueOrDefault(line) + new LbrLine(weight, weight * chips);
        }
    }

    // The part of the range in buckets that were never averaged.
    private static double WithoutAverage(ITrainingRecord record, BlueprintStrategy blueprint, int node, CardSet board, OpponentRange range)
    {
        Span<byte> buckets = stackalloc byte[CardPairs.Count];
        Span<double> weights = stackalloc double[BucketPolicies.MostBuckets];
        weights.Clear();
        blueprint.Tables.BucketsOf(board, buckets);
        for (var pair = 0; pair < buckets.Length; pair++)
        {
            weights[buckets[pair]] += range.Weights[pair];
        }

        var (sum, without) = (0.0, 0.0);
        for (var bucket = 0; bucket < weights.Length; bucket++)
        {
            sum += weights[bucket];
            without += weights[bucket] > 0 && !record.HasAverage(node, bucket) ? weights[bucket] : 0;
        }

        return sum > 0 ? without / sum : 0;
    }

    private static string LineOf(LbrTable table)
    {
        var line = new StringBuilder();
        var state = table.Opening();
        foreach (var action in table.Actions)
        {
            if (state.Phase == BettingPhase.AwaitingBoard)
            {
                state.DealStreet();
                line.Append('/');
            }

            var allIn = action.Kind == ActionKind.Raise && action.RaiseTo == state.Legal().MaxRaiseTo;
            line.Append(allIn ? 'a' : "fxcr"[(int)action.Kind]);
            state.Act(action);
        }

        return line.ToString();
    }
}
