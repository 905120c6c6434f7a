using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Evaluation;
using Poker.Core.Indexing;
using Poker.Core.Numerics;
using Poker.Core.Solving.Blueprints;

namespace Poker.Tests.Core.Solving.Blueprints;

public sealed class HandDealerTests
{
    private static readonly HandDealer Dealer = new(RoyalTraining.Abstraction);

    // χ² with 19 degrees of freedom exceeds 52 once in fifteen thousand times, with 51 degrees 98.
    [Theory]
    [InlineData("royal", 52)]
    [InlineData("full", 98)]
    public void Every_card_comes_equally_often_to_every_place(string name, double most)
    {
        const int Deals = 200_000;
        const int Places = 9;
        var deck = Deck.Named(name);
        var dealer = deck == Deck.Royal ? Dealer : new HandDealer(RandomBuckets(deck));
        var counts = new int[Places, Card.Count];
        var rng = new Rng(1);
        for (var i = 0; i < Deals; i++)
        {
            dealer.Draw(ref rng, out var hands);
            Assert.Equal(Places, (hands.Pocket(0) | hands.Pocket(1) | hands.Board(Street.River)).Count);
            for (var place = 0; place < Places; place++)
            {
                counts[place, hands.Cards[place].Index]++;
            }
        }

        var expected = Deals / (double)deck.Count;
        for (var place = 0; place < Places; place++)
        {
            var squares = deck.Cards.ToArray().Sum(card => Math.Pow(counts[place, card.Index] - expected, 2));
            Assert.InRange(squares / expected, 0, most);
        }
    }

    [Theory]
    [InlineData("royal")]
    [InlineData("full")]
    public void Buckets_and_outcome_are_those_of_the_abstraction_and_of_the_evaluator(string deck)
    {
        var abstraction = RandomBuckets(Deck.Named(deck));
        var dealer = new HandDealer(abstraction);
        var rng = new Rng(2);
        for (var i = 0; i < 20_000; i++)
        {
            dealer.Deal(ref rng, out var hands);
            foreach (var street in Streets.InOrderOfPlay)
            {
                for (var seat = 0; seat < 2; seat++)
                {
                    var bucket = abstraction.BucketOf(new Observation(hands.Pocket(seat), hands.Board(street))).Bucket;
                    Assert.Equal(bucket, hands.Buckets[(2 * (int)street) + seat]);
                }
            }

            var board = hands.Board(Street.River);
            var (first, second) = (Evaluator.Evaluate(hands.Pocket(0) | board), Evaluator.Evaluate(hands.Pocket(1) | board));
            Assert.Equal(first.CompareTo(second), hands.Outcome);
        }
    }

    // An abstraction in which entries have buckets at random, so that every wrong entry shows.
    private static AbstractionTables RandomBuckets(Deck deck)
    {
        var key = AbstractionKey.Default with { Deck = deck.Name };
        var random = new Random(3);
        return new(Streets.InOrderOfPlay.ToArray().Select(street =>
        {
            var buckets = new byte[HandEntries.Of(deck, street).Count];
            random.NextBytes(buckets);
            return new StreetArtefact
            {
                Key = key,
                Street = street,
                Buckets = 256,
                BucketOf = buckets,
                Equities = new ushort[buckets.Length],
                Sums = [],
                MaxSum = 1,
                Population = [],
                Equity = [],
                Distances = [],
                UnitsPerEquity = 1,
                Centroids = [],
                Transitions = [],
                Inertia = 0,
                Iterations = 0,
                Converged = true,
                Seconds = 0,
            };
        }));
    }
}
