using Poker.Core.Cards;
using Poker.Core.Game;
using Poker.Core.Indexing;
using Poker.Core.Learning.Samples;
using Poker.Core.Play;
using Poker.Core.Play.Matches;
using Poker.Tests.Core.Play;
using Poker.Tests.Core.Play.Baselines;
using Poker.Tests.Harness;
using Poker.Tests.Reference;

namespace Poker.Tests.Core.Learning.Samples;

public sealed class FeatureWriterTests
{
    [Fact]
    public void The_button_s_first_decision_heads_up_is_this_vector() => AssertVector(
        SampleHands.Build(SampleHands.HeadsUp)[0],
        (Feature.Strength, 0.5),
        (Feature.StrengthAgainstAll, 0.5),
        (Feature.PocketHigh, 1),
        (Feature.PocketLow, 11 / 12.0),
        (Feature.PocketSuited, 1),
        (Feature.Preflop, 1),
        (Feature.Dealt, 0.2),
        (Feature.Opponents, 1 / 9.0),
        (Feature.Behind, 1 / 9.0),
        (Feature.Position, 1),
        (Feature.PotOdds, 50 / 200.0),
        (Feature.CallPart, 50 / 9_950.0),
        (Feature.CanRaise, 1),
        (Feature.PotBlinds, Math.Log2(2.5) / 12),
        (Feature.CallBlinds, Math.Log2(1.5) / 12),
        (Feature.StacksTold, 1),
        (Feature.OwnBlinds, Math.Log2(100.5) / 12),
        (Feature.EffectiveBlinds, Math.Log2(100.5) / 12),
        (Feature.LargestBlinds, Math.Log2(100) / 12),
        (Feature.SmallestBlinds, Math.Log2(100) / 12),
        (Feature.StackToPot, Math.Log2(1 + (9_950 / 150.0)) / 8),
        (Feature.Covers, 1),
        (Feature.Committed, 0.005),
        (Feature.OwnShare, 50 / 150.0),
        (Feature.StreetShare, 1));

    [Fact]
    public void A_flop_raise_faced_with_two_draws_is_this_vector() => AssertVector(
        SampleHands.Build(SampleHands.HeadsUp)[5],
        (Feature.Strength, 0.5),
        (Feature.StrengthAgainstAll, 0.5),
        (Feature.PocketHigh, 1),
        (Feature.PocketLow, 11 / 12.0),
        (Feature.PocketSuited, 1),
        (Feature.FlushDraw, 1),
        (Feature.StraightDraw, 0.5),
        (Feature.Flop, 1),
        (Feature.BoardHigh, 10 / 12.0),
        (Feature.BoardSuit, 0.4),
        (Feature.BoardTwoTone, 1),
        (Feature.BoardConnected, 0.4),
        (Feature.BoardBroadway, 0.4),
        (Feature.Dealt, 0.2),
        (Feature.Opponents, 1 / 9.0),
        (Feature.Position, 1),
        (Feature.PotOdds, 650 / 2_300.0),
        (Feature.CallPart, 650 / 9_500.0),
        (Feature.CanRaise, 1),
        (Feature.PotBlinds, Math.Log2(17.5) / 12),
        (Feature.CallBlinds, Math.Log2(7.5) / 12),
        (Feature.StacksTold, 1),
        (Feature.OwnBlinds, Math.Log2(96) / 12),
        (Feature.EffectiveBlinds, Math.Log2(96) / 12),
        (Feature.LargestBlinds, Math.Log2(89.5) / 12),
        (Feature.SmallestBlinds, Math.Log2(89.5) / 12),
        (Feature.StackToPot, Math.Log2(1 + (9_500 / 1_650.0)) / 8),
        (Feature.Covers, 1),
        (Feature.Committed, 0.05),
        (Feature.OwnShare, 500 / 1_650.0),
        (Feature.StreetShare, 1_150 / 1_650.0),
        (Feature.RaisesPreflop, 0.25),
        (Feature.RaisesFlop, 0.5),
        (Feature.LastRaise, Math.Log2(1.65) / 3),
        (Feature.Checks, 1 / 9.0),
        (Feature.LastRaiserLeft, 1),
        (Feature.EarlierRaiserSelf, 1),
        (Feature.OwnRaises, 0.5),
        (Feature.OwnRaisesNow, 0.25),
        (Feature.MostRaises, 0.25),
        (Feature.Volunteers, 1 / 9.0));

    [Fact]
    public void A_short_all_in_faced_between_two_players_is_this_vector() => AssertVector(
        SampleHands.Build(SampleHands.ThreeHanded)[2],
        (Feature.Strength, 0.5),
        (Feature.StrengthAgainstAll, 0.25),
        (Feature.PocketHigh, 5 / 12.0),
        (Feature.PocketLow, 5 / 12.0),
        (Feature.PocketPair, 1),
        (Feature.Made, 1 / 8.0),
        (Feature.Preflop, 1),
        (Feature.Dealt, 0.3),
        (Feature.Opponents, 2 / 9.0),
        (Feature.OpponentsAllIn, 1 / 9.0),
        (Feature.Behind, 1 / 9.0),
        (Feature.Position, 0.5),
        (Feature.FromButton, 1 / 9.0),
        (Feature.PotOdds, 290 / 630.0),
        (Feature.CallPart, 290 / 990.0),
        (Feature.FacingAllIn, 1),
        (Feature.CanRaise, 1),
        (Feature.PotBlinds, Math.Log2(35) / 12),
        (Feature.CallBlinds, Math.Log2(30) / 12),
        (Feature.StacksTold, 1),
        (Feature.OwnBlinds, Math.Log2(100) / 12),
        (Feature.EffectiveBlinds, Math.Log2(100) / 12),
        (Feature.LargestBlinds, Math.Log2(198) / 12),
        (Feature.StackToPot, Math.Log2(1 + (990 / 340.0)) / 8),
        (Feature.Committed, 0.01),
        (Feature.OwnShare, 10 / 340.0),
        (Feature.StreetShare, 1),
        (Feature.RaisesPreflop, 0.5),
        (Feature.LastRaise, Math.Log2(1 + (270 / 70.0)) / 3),
        (Feature.LastRaiserLeft, 1),
        (Feature.MostRaises, 0.25),
        (Feature.Volunteers, 2 / 9.0));

    [Fact]
    public void Random_hands_have_the_vectors_that_the_documentation_s_words_give()
    {
        var compared = 0;
        foreach (var hand in SampleHands.Random(3, 1_500))
        {
            foreach (var sample in SampleHands.Build(hand))
            {
                var canRaise = (sample.Legal >> (int)ActionBin.AllIn & 1) != 0;
                AssertEqual(PlainFeatures.Of(hand, sample.Decision, new HalfAnEquity(), canRaise), sample.Features);
                compared++;
            }
        }

        Assert.True(compared > 5_000, $"{compared} decisions were compared");
    }

    [Fact]
    public void A_strategy_s_view_has_the_vector_of_the_recorded_hand()
    {
        var seen = new SeenVectors(new FeatureWriter(AllBaselines.Equities));
        var played = new Kept();
        new MatchRunner([seen, seen, seen], new() { Hands = 200, Stakes = new(50, 100, 10) }).Run(histories: played);
        var samples = played.Hands.SelectMany(hand => SampleHands.Build(hand, new(AllBaselines.Equities))).ToArray();

        Assert.Equal(samples.Length, seen.Vectors.Count);
        for (var i = 0; i < samples.Length; i++)
        {
            AssertEqual(samples[i].Features, seen.Vectors[i]);
        }
    }

    [Fact]
    public void Without_an_abstraction_the_vector_says_that_the_bucket_is_not_known_and_with_one_its_place()
    {
        var hand = SampleHands.Hand(50, 100, [10_000, 10_000], ["QcQd", "AhKh"], "1 c; 0 x; TcJcQh; 0 x; 1 f");
        var without = SampleHands.Build(hand with { Leniencies = Poker.Core.Histories.Leniencies.NeedlessFold });
        var with = SampleHands.Build(
            hand with { Leniencies = Poker.Core.Histories.Leniencies.NeedlessFold }, new(AllBaselines.Equities, Spots.Tables));
        var flop = Spots.Tables[Street.Flop];
        var bucket = Spots.Tables.BucketOf(Observation.Parse("QcQd TcJcQh")).Bucket;

        Assert.All(without, sample => Assert.Equal((0f, 0f), (sample.Features[(int)Feature.BucketKnown], sample.Features[(int)Feature.Bucket])));
        Assert.Equal((1f, (float)((double)bucket / (flop.Buckets - 1))), (with[2].Features[(int)Feature.BucketKnown], with[2].Features[(int)Feature.Bucket]));
        Assert.True(bucket > 0);
    }

    [Fact]
    public void Cards_that_the_abstraction_s_deck_lacks_have_no_bucket()
    {
        var sample = SampleHands.Build(SampleHands.HeadsUp, new(new HalfAnEquity(), Spots.Tables))[5];

        Assert.Equal(0, sample.Features[(int)Feature.BucketKnown]);
    }

    [Fact]
    public async Task Once_its_code_is_compiled_writing_a_vector_and_a_mask_allocates_nothing()
    {
        var features = new FeatureWriter(AllBaselines.Equities, Spots.Tables);
        long[] stacks = [10_000, 10_000];
        PlayerAction[] actions = [PlayerAction.To(250), PlayerAction.Call, PlayerAction.Check];

        // Code that is compiled in haste boxes where generic code asks a struct whether it is null.
        await Poll.UntilAsync(() => Task.FromResult(AllocatedBytes() == 0), "nothing was allocated");

        long AllocatedBytes()
        {
            Span<float> vector = stackalloc float[FeatureLayout.Count];
            var now = Spots.After(new(50, 100), stacks, actions);
            var (pocket, board, masks) = (Spots.Pocket, Spots.Board(Street.Flop), 0);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
            {
                features.Write(new PlayerView(new(50, 100), stacks, actions, in now, pocket, board, 1), vector);
                masks |= ActionBins.Legal(now);
            }

            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.NotEqual(0, masks);
            return allocated;
        }
    }

    [Fact]
    public void Cards_of_another_street_and_too_little_room_are_refused()
    {
        var state = new Stakes(50, 100).Start([10_000, 10_000]);
        var trace = default(BettingTrace);

        var street = Assert.Throws<ArgumentException>(
            () => SampleHands.Half.Write(new DecisionView(in state, in trace, Spots.Pocket, Spots.Board(Street.Flop), 100), new float[FeatureLayout.Count]));
        var room = Assert.Throws<ArgumentException>(
            () => SampleHands.Half.Write(new DecisionView(in state, in trace, Spots.Pocket, CardSet.Empty, 100), new float[10]));

        Assert.Equal("'AhKd QdJcTc' is not what a player sees on the preflop.", street.Message);
        Assert.Equal("A vector has 64 numbers; there is room for 10.", room.Message);
    }

    private static void AssertVector(DecisionSample sample, params (Feature Feature, double Value)[] expected)
    {
        var vector = new float[FeatureLayout.Count];
        foreach (var (feature, value) in expected)
        {
            vector[(int)feature] = (float)value;
        }

        AssertEqual(vector, sample.Features);
    }

    // Both round the same quantity to a float, by different orders of multiplication.
    private static void AssertEqual(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) < 1e-6, $"{(Feature)i} is {actual[i]}, not {expected[i]}");
        }
    }

    private sealed class HalfAnEquity : IHandEquities
    {
        public double Of(Observation hand) => 0.5;
    }

    private sealed class SeenVectors(FeatureWriter features) : IStrategy
    {
        public List<float[]> Vectors { get; } = [];

        public string Name => "seen";

        public int Decide(in PlayerView view, Span<WeightedAction> mix)
        {
            var legal = view.Betting.Legal();
            if (System.Numerics.BitOperations.PopCount((uint)ActionBins.Legal(view.Betting)) > 1)
            {
                var vector = new float[FeatureLayout.Count];
                features.Write(view, vector);
                Vectors.Add(vector);
            }

            mix[0] = new(legal.CanCheck ? PlayerAction.Check : PlayerAction.Call, 0.7);
            mix[1] = new(legal.CanRaise ? PlayerAction.To(legal.MinRaiseTo) : PlayerAction.Fold, 0.3);
            return 2;
        }
    }

    private sealed class Kept : IHandHistory
    {
        public List<Poker.Core.Histories.RecordedHand> Hands { get; } = [];

        public void Write(IReadOnlyList<PlayedHand> hands) => Hands.AddRange(hands.Select(hand => hand.ToRecord()));
    }
}
