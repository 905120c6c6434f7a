using Poker.Core.Cards;
using Poker.Core.Clustering;

namespace Poker.Tests.Core.Clustering;

public sealed class AbstractionTests
{
    [Fact]
    public void Every_unordered_pair_of_one_street_has_its_own_xor()
    {
        foreach (var street in Streets.InOrderOfPlay)
        {
            const int buckets = 512;
            var seen = new HashSet<long>();
            for (var left = 0; left < buckets; left++)
            {
                for (var right = 0; right < left; right++)
                {
                    Assert.True(seen.Add(Abstraction.Pair(Abstraction.Of(street, left), Abstraction.Of(street, right))));
                }
            }
        }
    }

    [Theory]
    [InlineData(Street.Preflop, 0)]
    [InlineData(Street.Flop, 127)]
    [InlineData(Street.River, 4095)]
    public void Street_and_bucket_survive_the_code(Street street, int bucket)
    {
        var code = Abstraction.Of(street, bucket);

        Assert.Equal((street, bucket), (code.Street, code.Bucket));
        Assert.True(code.Code >= 0);
    }
}
