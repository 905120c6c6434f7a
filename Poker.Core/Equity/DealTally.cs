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
    /// <param name="isRandom">Whether the deals were random ones, of weight 1; else all were added.</param>
    public IReadOnlyList<PlayerChances> Result(bool isRandom) => [.. Enumerable.Range(0, players).Select(player => Of(player, isRandom))];

    private PlayerChances Of(int player, bool isRandom)
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
                    isRandom ? (long)mass : 0));
            }
        }

        var total = _mass[player].Sum();
        var mean = _shares[player].Sum() / total;
        var error = isRandom ? SampledError.OfMean(_shares[player].Sum(), _squares[player], Deals) : 0;
        return new PlayerChances(_wins[player].Sum() / total, _ties[player].Sum() / total, mean, error, hands);
    }

    private static double[][] Empty(int players) => [.. Enumerable.Range(0, players).Select(_ => new double[CardPairs.Count])];
}
