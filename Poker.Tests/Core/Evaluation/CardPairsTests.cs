using Poker.Core.Cards;
using Poker.Core.Evaluation;

namespace Poker.Tests.Core.Evaluation;

public sealed class CardPairsTests
{
    [Fact]
    public void Each_pair_stands_at_its_index_in_every_array()
    {
        for (var pair = 0; pair < CardPairs.Count; pair++)
        {
            var (low, high) = (new Card(CardPairs.Low[pair]), new Card(CardPairs.High[pair]));
            var set = new CardSet(CardPairs.Bits[pair]);

            Assert.Equal(pair, CardPairs.IndexOf(high, low));
            Assert.Equal(CardSet.Of(low, high), set);
            Assert.Equal(HandSum.Of(set).RankKeySum, CardPairs.RankKeySums[pair]);
            Assert.All(Enumerable.Range(0, 4), suit => Assert.Equal(set.Suit(suit), CardPairs.SuitRanks(suit)[pair]));
        }
    }
}
