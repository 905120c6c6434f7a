using Poker.Core.Cards;
using Poker.Core.Evaluation;

namespace Poker.Core.Equity;

/// <summary>Two ranges before the flop, pair by pair of hands: exact, and soon done where few pairs differ up to suits.</summary>
/// <remarks>AA against KK are 36 pairs and 3 of them differ; each takes some 0.3 ms (<see cref="PreflopHandAgainstHand"/>).</remarks>
internal sealed class PairEngine : SpotEngine
{
    private const int MostPairs = 200_000, MostDifferent = 2_000;

    private readonly Deck _deck;
    private readonly int[][] _hands;
    private readonly int[][] _weights;
    private readonly Dictionary<UInt128, ExactEquity> _known = [];
    private long _pairs;

    private PairEngine(EquitySpot spot)
    {
        _deck = spot.Deck;
        _hands = [.. spot.Players.Select(range => Enumerable.Range(0, CardPairs.Count).Where(pair => range.Weights[pair] > 0).ToArray())];
        _weights = [.. spot.Players.Select((range, player) => Array.ConvertAll(_hands[player], pair => range.Weights[pair]))];
    }

    /// <inheritdoc />
    public override bool IsExact => true;

    /// <inheritdoc />
    public override long Deals => (long)EquitySpot.Ways(_deck.Count - 4, 5) * _pairs;

    /// <summary>The engine; null where there is a board, a dead card or too much to do.</summary>
    /// <exception cref="ImpossibleDealException">The ranges cannot be dealt together.</exception>
    public static PairEngine? TryCreate(EquitySpot spot)
    {
        if (!spot.Board.IsEmpty || !spot.Dead.IsEmpty || (long)spot.Players[0].Hands * spot.Players[1].Hands > MostPairs)
        {
            return null;
        }

        var engine = new PairEngine(spot);
        foreach (var (first, second) in engine.Pairs())
        {
            engine._pairs++;
            engine._known[PreflopPairs.KeyOf(engine.Cards(0, first), engine.Cards(1, second))] = default;
            if (engine._known.Count > MostDifferent)
            {
                return null;
            }
        }

        return engine._pairs > 0 ? engine : throw CannotMeet(spot.Players[0], spot.Players[1]);
    }

    /// <inheritdoc />
    public override void Run(int deals, CancellationToken cancel)
    {
        Evaluator.Prepare();
        foreach (var (first, second) in Pairs())
        {
            cancel.ThrowIfCancellationRequested();
            var (one, other) = (Cards(0, first), Cards(1, second));
            var key = PreflopPairs.KeyOf(one, other);
            if (_known[key].Total == 0)
            {
                _known[key] = PreflopHandAgainstHand.Compute(one, other, _deck);
            }
        }
    }

    /// <inheritdoc />
    public override IReadOnlyList<PlayerChances> Result()
    {
        double[][] wins = Empty(), ties = Empty(), mass = Empty();
        foreach (var (first, second) in Pairs())
        {
            var chances = _known[PreflopPairs.KeyOf(Cards(0, first), Cards(1, second))];
            var total = (double)chances.Total;
            var weight = (double)_weights[0][first] * _weights[1][second];
            wins[0][first] += weight * (double)chances.Wins / total;
            wins[1][second] += weight * (double)chances.Losses / total;
            ties[0][first] += weight * (double)chances.Ties / total;
            ties[1][second] += weight * (double)chances.Ties / total;
            mass[0][first] += weight;
            mass[1][second] += weight;
        }

        return [Of(0, wins[0], ties[0], mass[0]), Of(1, wins[1], ties[1], mass[1])];
    }

    private PlayerChances Of(int player, double[] wins, double[] ties, double[] mass)
    {
        var total = mass.Sum();
        return new(
            wins.Sum() / total,
            ties.Sum() / total,
            (wins.Sum() + (ties.Sum() / 2)) / total,
            0,
            [.. Enumerable.Range(0, mass.Length).Where(hand => mass[hand] > 0).Select(hand => new HandChances(
                _hands[player][hand],
                mass[hand],
                wins[hand] / mass[hand],
                ties[hand] / mass[hand],
                (wins[hand] + (ties[hand] / 2)) / mass[hand],
                0))]);
    }

    private IEnumerable<(int First, int Second)> Pairs()
    {
        for (var first = 0; first < _hands[0].Length; first++)
        {
            for (var second = 0; second < _hands[1].Length; second++)
            {
                if ((CardPairs.Bits[_hands[0][first]] & CardPairs.Bits[_hands[1][second]]) == 0)
                {
                    yield return (first, second);
                }
            }
        }
    }

    private CardSet Cards(int player, int hand) => new(CardPairs.Bits[_hands[player][hand]]);

    private double[][] Empty() => [new double[_hands[0].Length], new double[_hands[1].Length]];
}
