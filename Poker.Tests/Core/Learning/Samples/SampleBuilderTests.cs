using Poker.Core.Cards;
using Poker.Core.Game;
using Poker.Core.Histories;
using Poker.Core.Learning.Samples;
using Poker.Core.Numerics;
using Poker.Tests.Core.Play.Baselines;

namespace Poker.Tests.Core.Learning.Samples;

public sealed class SampleBuilderTests
{
    [Fact]
    public void Each_decision_is_a_sample_with_its_number_its_legal_bins_and_the_bin_taken()
    {
        var tally = new SampleTally();
        var samples = SampleHands.Build(SampleHands.HeadsUp, tally: tally);

        Assert.Equal(
            [
                (0, 0b1_1111_1011, ActionBin.RaiseThreeQuarters),
                (1, 0b1_1111_1111, ActionBin.CheckOrCall),
                (2, 0b1_1111_1110, ActionBin.CheckOrCall),
                (3, 0b1_1111_1110, ActionBin.RaiseHalf),
                (4, 0b1_1111_1111, ActionBin.RaiseThreeQuarters),
                (5, 0b1_1111_1111, ActionBin.Fold),
            ],
            samples.Select(sample => ((int)sample.Decision, sample.Legal, (ActionBin)Array.IndexOf(sample.Label, 1))));
        Assert.All(samples, sample => Assert.Equal((1, 1f), (sample.Label.Sum(), sample.Weight)));
        Assert.Equal((1, 6, 6), (tally.Hands, tally.Decisions, tally.Samples));
    }

    [Fact]
    public void Who_was_only_shown_is_left_out_or_counts_as_much_as_asked_for()
    {
        var hand = SampleHands.HeadsUp with { DealtOpen = 0b10 };
        var tally = new SampleTally();

        Assert.Equal([0, 3, 5], SampleHands.Build(hand, tally: tally).Select(sample => (int)sample.Decision));
        Assert.Equal((6, 3, 3), (tally.Decisions, tally.Samples, tally[LeftOut.PocketOnlyShown]));
        Assert.Equal(
            [(0, 1f), (1, 0.25f), (2, 0.25f), (3, 1f), (4, 0.25f), (5, 1f)],
            SampleHands.Build(hand, options: new() { ShownWeight = 0.25f }).Select(sample => ((int)sample.Decision, sample.Weight)));
    }

    [Fact]
    public void Who_is_not_known_makes_no_sample()
    {
        var tally = new SampleTally();
        var samples = SampleHands.Build(SampleHands.HeadsUp with { Pockets = [CardSet.Empty, CardSet.Parse("AhKh")] }, tally: tally);

        Assert.Equal([0, 3, 5], samples.Select(sample => (int)sample.Decision));
        Assert.Equal(3, tally[LeftOut.PocketUnknown]);
    }

    [Fact]
    public void Stacks_that_are_assumed_leave_decisions_out_while_their_players_are_left_or_say_so()
    {
        var hand = SampleHands.ThreeHanded with { AssumedStacks = 0b100 };
        var tally = new SampleTally();
        var stacks = new[] { Feature.CallPart, Feature.CallIsAllIn, Feature.OwnBlinds, Feature.EffectiveBlinds, Feature.LargestBlinds, Feature.SmallestBlinds, Feature.StackToPot, Feature.Covers, Feature.Committed };

        Assert.Empty(SampleHands.Build(hand, tally: tally));
        Assert.Equal(4, tally[LeftOut.StacksAssumed]);
        var kept = SampleHands.Build(hand, options: new() { WithAssumedStacks = true });
        Assert.Equal(4, kept.Count);
        Assert.All(kept, sample => Assert.Equal(0, sample.Features[(int)Feature.StacksTold]));
        Assert.All(kept, sample => Assert.All(stacks, feature => Assert.Equal(0, sample.Features[(int)feature])));
        Assert.NotEmpty(SampleHands.Build(SampleHands.HeadsUp with { AssumedStacks = 0 }));
    }

    [Fact]
    public void Against_an_all_in_for_less_than_the_blind_there_are_two_bins()
    {
        var hand = SampleHands.Hand(50, 100, [100, 10_000], ["QcQd", "AhKh"], "1 c; QhJh2c; 3c; 4c");

        Assert.Equal(0b11, Assert.Single(SampleHands.Build(hand)).Legal);
    }

    [Fact]
    public void A_needless_fold_makes_no_sample_and_a_call_written_as_a_raise_is_a_call()
    {
        var folded = SampleHands.Hand(50, 100, [10_000, 10_000], ["QcQd", "AhKh"], "1 c; 0 f") with { Leniencies = Leniencies.NeedlessFold };
        var written = SampleHands.Hand(50, 100, [10_000, 10_000], ["QcQd", "AhKh"], "1 r250; 0 r250; QhJh2c; 0 x; 1 r100; 0 f")
            with
        { Leniencies = Leniencies.CallWrittenAsRaise };
        var (tally, folds) = (new SampleTally(), new SampleTally());

        Assert.Equal([0], SampleHands.Build(folded, tally: folds).Select(sample => (int)sample.Decision));
        Assert.Equal(1, folds[LeftOut.NeedlessFold]);
        Assert.Equal(ActionBin.CheckOrCall, (ActionBin)Array.IndexOf(SampleHands.Build(written, tally: tally)[1].Label, 1));
        Assert.Equal((5, 5), (tally.Decisions, tally.Samples));
    }

    [Fact]
    public void A_raise_that_the_engine_had_to_mend_makes_no_sample()
    {
        // To 1,000 the big blind may raise to 1,900; it is told as raising to the 1,500 that the button has.
        var hand = SampleHands.Hand(50, 100, [10_000, 1_500], ["QcQd", "AhKh"], "1 r1000; 0 r1500; 1 f") with { Leniencies = Leniencies.CappedRaise };
        var tally = new SampleTally();

        Assert.Equal([0, 2], SampleHands.Build(hand, tally: tally).Select(sample => (int)sample.Decision));
        Assert.Equal(1, tally[LeftOut.MendedRaise]);
    }

    [Fact]
    public void A_hand_that_the_engine_refuses_adds_nothing()
    {
        var (samples, tally) = (new List<DecisionSample>(), new SampleTally());
        var hand = SampleHands.Hand(50, 100, [10_000, 10_000], ["QcQd", "AhKh"], "1 r250; 0 x");

        var error = Assert.Throws<InvalidDataException>(() => new SampleBuilder(SampleHands.Half, new()).Build(hand, samples, tally));

        Assert.Equal(
            "hand 1 is not one that the rules engine accepts: event 2 (seat 0 checks): 150 chips are to be called, so checking is not possible", error.Message);
        Assert.Equal((0, 0L, 0L), (samples.Count, tally.Hands, tally.Decisions));
    }

    [Fact]
    public void Nothing_that_a_player_did_not_know_changes_a_vector_or_a_mask()
    {
        var random = new Rng(21);
        var compared = 0;
        foreach (var hand in SampleHands.Random(4, 250))
        {
            foreach (var sample in SampleHands.Build(hand, new(AllBaselines.Equities)))
            {
                var other = SampleHands.Build(OtherFuture(hand, sample.Decision, ref random), new(AllBaselines.Equities)).Single(one => one.Decision == sample.Decision);
                Assert.Equal(sample.Features, other.Features);
                Assert.Equal(sample.Legal, other.Legal);
                compared++;
            }
        }

        Assert.True(compared > 1_000, $"{compared} decisions were compared");
    }

    [Fact]
    public void Suits_renamed_change_nothing()
    {
        int[] renamed = [2, 0, 3, 1];
        foreach (var hand in SampleHands.Random(8, 300))
        {
            var other = hand with
            {
                Pockets = Array.ConvertAll(hand.Pockets, Renamed),
                Events = Array.ConvertAll(hand.Events, told => told with { Cards = Renamed(told.Cards) }),
            };
            AssertSame(SampleHands.Build(hand, new(AllBaselines.Equities)), SampleHands.Build(other, new(AllBaselines.Equities)));
        }

        CardSet Renamed(CardSet cards) => CardSet.Of([.. cards.ToArray().Select(card => Card.Of(card.Rank, renamed[card.Suit]))]);
    }

    [Fact]
    public void The_same_builder_makes_the_same_samples_again()
    {
        var hands = SampleHands.Random(9, 200).ToArray();
        var builder = new SampleBuilder(new(AllBaselines.Equities), new());
        var (first, second) = (new List<DecisionSample>(), new List<DecisionSample>());
        foreach (var (into, order) in new[] { (first, hands), (second, hands.Reverse().ToArray()) })
        {
            foreach (var hand in order)
            {
                builder.Build(hand, into, new());
            }
        }

        var byHand = hands.Select(hand => SampleHands.Build(hand, new(AllBaselines.Equities))).ToArray();
        AssertSame([.. byHand.SelectMany(samples => samples)], first);
        AssertSame([.. byHand.Reverse().SelectMany(samples => samples)], second);
    }

    private static void AssertSame(List<DecisionSample> expected, List<DecisionSample> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            Assert.Equal(expected[i].Features, actual[i].Features);
            Assert.Equal((expected[i].Decision, expected[i].Legal, expected[i].Weight), (actual[i].Decision, actual[i].Legal, actual[i].Weight));
            Assert.Equal(expected[i].Label, actual[i].Label);
        }
    }

    // The same up to a decision; then other cards come, others have been dealt, and all give up or check.
    private static RecordedHand OtherFuture(RecordedHand hand, int decision, ref Rng random)
    {
        var place = Enumerable.Range(0, hand.Events.Length).Where(i => hand.Events[i].Kind != RecordedKind.Board).ElementAt(decision);
        var (events, state, board) = (hand.Events[..place].ToList(), hand.Start(), CardSet.Empty);
        foreach (var told in events)
        {
            board |= told.Cards;
            if (told.Kind == RecordedKind.Board)
            {
                state.DealStreet();
            }
            else
            {
                state.Act(ActionOf(told, state.Legal()));
            }
        }

        var own = state.ToAct;
        var free = Deck.Full.Cards - board - hand.Pockets[own];
        var pockets = new CardSet[hand.Pockets.Length];
        for (var seat = 0; seat < pockets.Length; seat++)
        {
            pockets[seat] = seat == own ? hand.Pockets[own] : Take(ref random, ref free, 2);
        }

        while (!state.IsOver)
        {
            if (state.ToAct < 0)
            {
                state.DealStreet();
                events.Add(RecordedEvent.Board(Take(ref random, ref free, state.Street == Street.Flop ? 3 : 1)));
                continue;
            }

            var kind = state.Legal().CanCheck ? RecordedKind.Check : random.Below(2) == 0 ? RecordedKind.Fold : RecordedKind.Call;
            events.Add(RecordedEvent.Action(kind, state.ToAct));
            state.Act(ActionOf(events[^1], state.Legal()));
        }

        return hand with { Pockets = pockets, Events = [.. events], Finishing = null };
    }

    private static PlayerAction ActionOf(RecordedEvent told, LegalActions legal) => told.Kind switch
    {
        RecordedKind.Fold => PlayerAction.Fold,
        RecordedKind.Raise => PlayerAction.To(told.Chips),
        _ => legal.CanCheck ? PlayerAction.Check : PlayerAction.Call,
    };

    private static CardSet Take(ref Rng random, ref CardSet free, int count)
    {
        var taken = CardSet.Empty;
        while (taken.Count < count)
        {
            var card = new Card((byte)random.Below(Card.Count)).Set & free;
            taken |= card;
            free -= card;
        }

        return taken;
    }
}
