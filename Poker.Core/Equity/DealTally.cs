using Poker.Core.Cards;
using Poker.Core.Evaluation;

namespace Poker.Core.Equity;

/// <summary>What each player's hands win and share, deal by deal.</summary>
internal sealed class DealTally(int players)
{
    private readonly double[][] _wins = Empty(players);
    private readonly double[][] _ties = Empty(players);
    private readonly double[][] _shares = Empty(players);
    private readonly double[][] _mass = Empty(players);
    private readonly double[] _squares = new double[players];
    private readonly int[] _hands = new int[players];
    private readonly HandSum[] _sums = new HandSum[players];
    private readonly int[] _strengths = new int[players];

    /// <summary>Deals that were added.</summary>
    public long Deals { get; private set; }

    /// <summary>Deals these hands from now on.</summary>
    public void Hold(ReadOnlySpan<int> hands)
    {
        for (var player = 0; player < hands.Length; player++)
        {
            if (_hands[player] != hands[player] || Deals == 0)
            {
                _hands[player] = hands[player];
                _sums[player] = HandSum.Of(new CardSet(CardPairs.Bits[hands[player]]));
            }
        }
    }

    /// <summary>Shows down on a full board.</summary>
    public void Add(HandSum board, double weight)
    {
        var (best, winners) = (0, 0);
        for (var player = 0; player < _sums.Length; player++)
        {
            var strength = Evaluator.Evaluate(board + _sums[player]);
            _strengths[player] = strength;
            winners = strength > best ? 1 : strength == best ? winners + 1 : winners;
            best = Math.Max(best, strength);
        }

        Deals++;
        var share = weight / winners;
        var counts = winners == 1 ? _wins : _ties;
        for (var player = 0; player < _sums.Length; player++)
        {
            var hand = _hands[player];
            _mass[player][hand] += weight;
            if (_strengths[player] == best)
            {
                counts[player][hand] += weight;
                _shares[player][hand] += share;
                _squares[player] += share * share;
            }
        }
    }

    /// <summary>Each player's chances so far.</summary>
    /// <param name="confidence">The factor from a standard error to what is told; 0 when all deals were added.</param>
    public IReadOnlyList<PlayerChances> Result(double confidence) => [.. Enumerable.Range(0, players).Select(player => Of(player, confidence))];

    private PlayerChances Of(int player, double confidence)
    {
        var hands = new List<HandChances>();
        for (var hand = 0; hand < CardPairs.Count; hand++)
        {
            var mass = _mass[player][hand];
            if (mass > 0)
            {
                hands.Add(new HandChances(
                    hand,
                    mass,
                    _wins[player][hand] / mass,
                    _ties[player][hand] / mass,
                    _shares[player][hand] / mass,
                    confidence > 0 ? (long)mass : 0));
            }
        }

        var total = _mass[player].Sum();
        var mean = _shares[player].Sum() / total;
        var error = confidence == 0 ? 0
            : Deals < 2 ? 1
            : Math.Max(
                confidence * Math.Sqrt(Math.Max(0, (_squares[player] / Deals) - (mean * mean)) / (Deals - 1)),
                confidence * LeastDeviation(Deals));
        return new PlayerChances(_wins[player].Sum() / total, _ties[player].Sum() / total, mean, error, hands);
    }

    // Few deals that all end alike say little of others: with two wins and two losses more the deviation is never 0 (Agresti and Coull 1998).
    private static double LeastDeviation(long deals)
    {
        var (count, share) = (deals + 4.0, 2.0 / (deals + 4));
        return Math.Sqrt(share * (1 - share) / count);
    }

    private static double[][] Empty(int players) => [.. Enumerable.Range(0, players).Select(_ => new double[CardPairs.Count])];
}
