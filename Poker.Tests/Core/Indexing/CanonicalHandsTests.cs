using FsCheck;
using FsCheck.Fluent;
using Poker.Core.Cards;
using Poker.Core.Indexing;
using Poker.Core.Numerics;

namespace Poker.Tests.Core.Indexing;

public sealed class CanonicalHandsTests
{
    private static readonly CanonicalHands[] Full = [.. Streets.InOrderOfPlay.ToArray().Select(street => new CanonicalHands(Deck.Full, street))];

    [Theory]
    [InlineData(Street.Preflop, 1, 169)]
    [InlineData(Street.Flop, 1_755, 1_286_792)]
    [InlineData(Street.Turn, 16_432, 13_960_050)]
    [InlineData(Street.River, 134_459, 123_156_254)]
    public void The_full_deck_has_the_known_numbers_of_boards_and_hands(Street street, int boards, int hands) =>
        Assert.Equal((boards, hands), (Full[(int)street].Boards.Count, Full[(int)street].Count));

    [Fact]
    public void Every_hand_of_the_royal_deck_is_counted_by_brute_force()
    {
        foreach (var street in Streets.InOrderOfPlay)
        {
            var hands = new CanonicalHands(Deck.Royal, street);
            var orbits = new Dictionary<Observation, int>();
            foreach (var observation in AllObservations(Deck.Royal, street))
            {
                var canonical = SuitIsomorphism.Canonical(observation);
                orbits[canonical] = orbits.GetValueOrDefault(canonical) + 1;
            }

            Assert.Equal(orbits.Count, hands.Count);
            Assert.All(orbits, orbit => Assert.Equal(orbit.Value, SuitIsomorphism.OrbitSize(orbit.Key)));
            Assert.Equal(Enumerable.Range(0, hands.Count), orbits.Keys.Select(hands.IndexOf).Order());
        }
    }

    [Fact]
    public void Index_and_representative_are_inverse_and_ascend_with_the_packed_form()
    {
        foreach (var hands in Full)
        {
            var rng = new Rng(3);
            var step = Math.Max(1, hands.Count / 20_000);
            var previous = -1L;
            for (var index = 0; index < hands.Count; index += step)
            {
                var hand = hands.At(index);
                Assert.Equal(index, hands.IndexOf(hand));
                Assert.True(SuitIsomorphism.IsCanonical(hand));
                Assert.True(hand.Pack() > previous);
                previous = hand.Pack();
                index += (int)rng.Below((ulong)step);
            }
        }
    }

    [Fact]
    public void Renaming_the_suits_leads_to_the_same_canonical_hand() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<int>().Filter(seed => seed >= 0),
            seed =>
            {
                var rng = new Rng((ulong)seed);
                var street = (Street)rng.Below(4);
                var observation = RandomObservation(ref rng, street);
                var renamed = Rename(observation, ref rng);
                Assert.Equal(SuitIsomorphism.Canonical(observation), SuitIsomorphism.Canonical(renamed));
                Assert.Equal(Full[(int)street].IndexOf(observation), Full[(int)street].IndexOf(renamed));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));

    [Fact]
    public void Pockets_on_a_board_are_the_numbered_hands_in_order()
    {
        var hands = Full[(int)Street.Turn];
        Span<short> pockets = stackalloc short[Pockets.Count];
        for (var board = 0; board < hands.Boards.Count; board += 997)
        {
            var count = hands.PocketsOn(board, pockets);
            Assert.Equal(hands.RowsBefore(board + 1) - hands.RowsBefore(board), count);
            for (var i = 0; i < count; i++)
            {
                var hand = new Observation(Pockets.Sets[pockets[i]], hands.Boards[board]);
                Assert.Equal(hand, hands.At(hands.RowsBefore(board) + i));
            }
        }
    }

    [Fact]
    public void Hands_of_another_street_or_deck_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Full[0].IndexOf(Observation.Parse("AhKh 2c3c4c")));
        Assert.Throws<ArgumentException>(() => new CanonicalHands(Deck.Royal, Street.Flop).IndexOf(Observation.Parse("AhKh 2c3c4c")));
        Assert.Throws<ArgumentOutOfRangeException>(() => Full[0].At(169));
        Assert.Throws<ArgumentException>(() => Full[1].Boards.NumberOf(CardSet.Parse("2s3s4s")));
    }

    [Theory]
    [InlineData("AhKh", 19_600)]
    [InlineData("AhKh 2c3c4c", 47)]
    [InlineData("AhKh 2c3c4c5d", 46)]
    public void Children_are_all_next_boards(string text, int count)
    {
        var children = CanonicalHands.Children(Deck.Full, Observation.Parse(text)).ToHashSet();
        Assert.Equal(count, CanonicalHands.CountChildren(Deck.Full, Observation.Parse(text)));

        Assert.Equal(count, children.Count);
        Assert.All(children, child => Assert.True(child.IsValid));
    }

    private static IEnumerable<Observation> AllObservations(Deck deck, Street street)
    {
        foreach (var pocket in Pockets.Sets.ToArray().Where(pocket => (pocket - deck.Cards).IsEmpty))
        {
            foreach (var board in Subsets((deck.Cards - pocket).ToArray(), 0, street.BoardCards()))
            {
                yield return new Observation(pocket, board);
            }
        }
    }

    private static IEnumerable<CardSet> Subsets(Card[] cards, int from, int count)
    {
        if (count == 0)
        {
            yield return CardSet.Empty;
            yield break;
        }

        for (var i = from; i <= cards.Length - count; i++)
        {
            foreach (var rest in Subsets(cards, i + 1, count - 1))
            {
                yield return cards[i].Set | rest;
            }
        }
    }

    private static Observation RandomObservation(ref Rng rng, Street street)
    {
        var cards = Deck.Full.Cards.ToArray();
        var sets = new CardSet[2];
        for (var i = 0; i < 2 + street.BoardCards(); i++)
        {
            var pick = i + (int)rng.Below((ulong)(cards.Length - i));
            (cards[i], cards[pick]) = (cards[pick], cards[i]);
            sets[i < 2 ? 0 : 1] |= cards[i].Set;
        }

        return new Observation(sets[0], sets[1]);
    }

    private static Observation Rename(Observation observation, ref Rng rng)
    {
        int[] suits = [0, 1, 2, 3];
        for (var i = 0; i < 3; i++)
        {
            var pick = i + (int)rng.Below((ulong)(4 - i));
            (suits[i], suits[pick]) = (suits[pick], suits[i]);
        }

        return new Observation(Renamed(observation.Pocket), Renamed(observation.Board));

        CardSet Renamed(CardSet cards) => CardSet.Of([.. cards.ToArray().Select(card => Card.Of(card.Rank, suits[card.Suit]))]);
    }
}
