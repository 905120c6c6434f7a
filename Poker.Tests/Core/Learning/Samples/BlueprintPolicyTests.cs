using Poker.Core.Cards;
using Poker.Core.Game;
using Poker.Core.Histories;
using Poker.Core.Indexing;
using Poker.Core.Learning.Samples;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Tests.Core.Play;
using Poker.Tests.Core.Play.Baselines;

namespace Poker.Tests.Core.Learning.Samples;

public sealed class BlueprintPolicyTests
{
    private static readonly BlueprintPolicy Policy = new(Spots.Player(BettingPresets.Compact), "made up");
    private static readonly long Stack = BettingPresets.Compact.StackChips;
    private static readonly FeatureWriter Features = new(AllBaselines.Equities);

    [Fact]
    public void On_the_tree_a_label_is_the_blueprint_s_mix_in_bins()
    {
        var hand = Royal([Stack, Stack], "1 r250; 0 c; TcJcQd; 0 x; 1 x; Ks; 0 x; 1 x; As; 0 x; 1 x");
        var samples = SampleHands.Build(hand, Features, policy: Policy);
        var mix = Spots.Mix(Spots.Player(BettingPresets.Compact), new(50, 100), [Stack, Stack], []);
        var state = new Stakes(50, 100).Start([Stack, Stack]);
        var expected = new float[ActionBins.Count];
        foreach (var (action, probability) in mix)
        {
            expected[(int)ActionBins.Of(state, action)] += (float)probability;
        }

        Assert.Equal(8, samples.Count);
        Assert.Equal(expected, samples[0].Label);
        Assert.True(expected.Count(probability => probability > 0) > 2);
        Assert.All(samples, sample => Assert.Equal(1, sample.Label.Sum(), 1e-5));
        Assert.All(samples, sample => Assert.All(
            Enumerable.Range(0, ActionBins.Count), bin => Assert.True(sample.Label[bin] == 0 || (sample.Legal >> bin & 1) != 0)));
    }

    [Fact]
    public void What_came_later_does_not_change_a_label()
    {
        var one = SampleHands.Build(Royal([Stack, Stack], "1 r270; 0 c; TcJcQd; 0 r333; 1 c; Ks; 0 x; 1 x; As; 0 x; 1 x"), Features, policy: Policy);
        var other = SampleHands.Build(Royal([Stack, Stack], "1 r270; 0 c; TcJcQd; 0 r333; 1 f"), Features, policy: Policy);

        Assert.Equal(other.Select(sample => sample.Label), one.Take(4).Select(sample => sample.Label));
    }

    [Fact]
    public void A_needless_fold_is_a_spot_like_any_other()
    {
        var hand = Royal([Stack, Stack], "1 c; 0 f") with { Leniencies = Leniencies.NeedlessFold };

        Assert.Equal(2, SampleHands.Build(hand, Features, policy: Policy).Count);
    }

    [Fact]
    public void Elsewhere_it_has_no_answer_and_the_reason_is_counted()
    {
        var three = SampleHands.Hand(50, 100, [Stack, Stack, Stack], ["AhKd", "QhQd", "ThTd"], "2 f; 0 f");
        var cards = SampleHands.Hand(50, 100, [Stack, Stack], ["AhKd", "2h2d"], "1 f");
        var posts = Royal([Stack, Stack], "1 f") with { Dead = [0, 20] };

        Assert.Equal(2, LeftOutOf(three, LeftOut.NotHeadsUp));
        Assert.Equal(1, LeftOutOf(cards, LeftOut.OtherDeck));
        Assert.Equal(1, LeftOutOf(posts, LeftOut.UnusualPosts));
        Assert.Equal(1, LeftOutOf(Royal([Stack, (long)(0.79 * Stack)], "1 f"), LeftOut.OtherDepth));
        Assert.Equal(1, LeftOutOf(Royal([(long)(1.26 * Stack), 2 * Stack], "1 f"), LeftOut.OtherDepth));
        Assert.Equal(0, LeftOutOf(Royal([(long)(1.25 * Stack), 2 * Stack], "1 f"), LeftOut.OtherDepth));
    }

    [Fact]
    public void A_raise_beyond_the_tree_s_cap_is_answered_by_nobody()
    {
        var capped = new BlueprintPolicy(Spots.Player(BettingPresets.Compact.WithStacks(200) with { MaxRaises = 1 }), "capped");

        Assert.Equal(1, LeftOutOf(Royal([20_000, 20_000], "1 r250; 0 r600; 1 f"), LeftOut.OffTree, capped));
    }

    [Fact]
    public void Where_training_has_never_come_to_there_is_no_answer()
    {
        var hand = Royal([Stack, Stack], "1 r250; 0 f");
        using var tables = new BlueprintTables(BettingTree.Of(BettingPresets.Compact), Spots.Buckets);
        var policy = new BlueprintPolicy(new(tables, Spots.Tables), "hardly trained");
        var never = LeftOutOf(hand, LeftOut.NotLearned, policy);

        var bucket = Spots.Tables.BucketOf(new Observation(hand.Pockets[1], CardSet.Empty)).Bucket;
        var averages = new double[tables.Tree.Nodes[0].Actions];
        averages[0] = 3;
        tables.Write(0, bucket, new double[averages.Length], averages);
        var tally = new SampleTally();
        var samples = SampleHands.Build(hand, Features, tally: tally, policy: policy);

        Assert.Equal((2, 1), (never, tally[LeftOut.NotLearned]));
        Assert.Equal([1, 0, 0, 0, 0, 0, 0, 0, 0], Assert.Single(samples).Label);
    }

    [Fact]
    public void Antes_are_usual_posts_and_so_is_a_straddle_though_it_is_off_the_tree()
    {
        var plain = Royal([Stack, Stack], "1 f");

        Assert.Single(SampleHands.Build(plain with { Antes = [10, 10] }, Features, policy: Policy));
        Assert.Single(SampleHands.Build(plain with { Dead = [100, 0] }, Features, policy: Policy));
        Assert.Equal(1, LeftOutOf(
            plain with { Blinds = [100, 200], CallTo = 200, FirstToAct = 0, Events = [RecordedEvent.Action(RecordedKind.Fold, 0)] }, LeftOut.OffTree));
    }

    private static RecordedHand Royal(long[] stacks, string script) => SampleHands.Hand(50, 100, stacks, ["QhQs", "AhKd"], script);

    private static long LeftOutOf(RecordedHand hand, LeftOut reason, BlueprintPolicy? policy = null)
    {
        var tally = new SampleTally();
        SampleHands.Build(hand, Features, tally: tally, policy: policy ?? Policy);
        return tally[reason];
    }
}
