using Poker.Core.Cards;
using Poker.Core.Evaluation;

namespace Poker.Core.Equity;

/// <summary>Pocket cards up to suits, as ranges name them: <c>QQ</c>, <c>AKs</c>, <c>AKo</c>, or <c>AK</c> for suited and offsuit.</summary>
internal readonly record struct HandClass(int High, int Low, bool Suited, bool Offsuit)
{
    /// <summary>How many hands it is.</summary>
    public int Hands => IsPair ? 6 : (Suited ? Card.Suits : 0) + (Offsuit ? Card.Suits * (Card.Suits - 1) : 0);

    private bool IsPair => High == Low;

    /// <summary>Reads two ranks and, for different ones, an optional <c>s</c> or <c>o</c>, in any case.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out HandClass hand)
    {
        hand = default;
        if (text.Length is not (2 or 3))
        {
            return false;
        }

        var first = Card.RankLetters.IndexOf(char.ToUpperInvariant(text[0]), StringComparison.Ordinal);
        var second = Card.RankLetters.IndexOf(char.ToUpperInvariant(text[1]), StringComparison.Ordinal);
        var suits = text.Length == 3 ? char.ToLowerInvariant(text[2]) : ' ';
        if (first < 0 || second < 0 || suits is not (' ' or 's' or 'o') || (first == second && suits != ' '))
        {
            return false;
        }

        hand = new(Math.Max(first, second), Math.Min(first, second), suits != 'o' && first != second, suits != 's');
        return true;
    }

    /// <summary>This and the better pairs, or this and the better kickers.</summary>
    public IEnumerable<HandClass> AndBetter()
    {
        var hand = this;
        return IsPair
            ? Enumerable.Range(High, Card.Ranks - High).Select(rank => hand with { High = rank, Low = rank })
            : Enumerable.Range(Low, High - Low).Select(kicker => hand with { Low = kicker });
    }

    /// <summary>The hands from this to another: the same high card, or the same gap between the cards.</summary>
    public bool TryRunTo(HandClass other, out IEnumerable<HandClass> hands)
    {
        var (worst, best) = High < other.High || (High == other.High && Low < other.Low) ? (this, other) : (other, this);
        var sameHigh = High == other.High && !IsPair && !other.IsPair;
        hands = Enumerable.Range(0, best.Low - worst.Low + 1)
            .Select(step => worst with { High = sameHigh ? worst.High : worst.High + step, Low = worst.Low + step })
            .ToArray();
        return (sameHigh || High - Low == other.High - other.Low) && (Suited, Offsuit) == (other.Suited, other.Offsuit);
    }

    /// <summary>Sets the weight of every pair of cards of this class.</summary>
    public void Fill(int[] weights, int weight)
    {
        for (var first = 0; first < Card.Suits; first++)
        {
            for (var second = 0; second < Card.Suits; second++)
            {
                if (first == second ? Suited : Offsuit)
                {
                    weights[CardPairs.IndexOf(Card.Of(High, first), Card.Of(Low, second))] = weight;
                }
            }
        }
    }
}
