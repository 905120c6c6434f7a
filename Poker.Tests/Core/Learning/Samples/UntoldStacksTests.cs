using Poker.Core.Histories;
using Poker.Core.Learning.Samples;
using Poker.Tests.Core.Dialects;

namespace Poker.Tests.Core.Learning.Samples;

public sealed class UntoldStacksTests
{
    // Both pockets are told; on the river Ann acts behind Bob's check.
    private static readonly string[] Before =
    [
        "Hand #7", "Dealer: Ann", "Ann posts the small blind of 5", "Bob posts the big blind of 10", "Ann is dealt Ah Kd", "Bob is dealt 9h 9c",
        "Ann raises to 30", "Bob calls 20", "Flop: Ac 5h 9d", "Bob checks", "Ann bets 40", "Bob calls 40", "Turn: 2c", "Bob checks", "Ann checks",
        "River: 2d", "Bob checks",
    ];

    private static readonly string[] Called =
        [.. Before, "Ann bets 700 and is all-in", "Bob calls 700 and is all-in", "Bob shows 9h 9c", "Ann shows Ah Kd", "Bob wins 1540"];

    private static readonly string[] Folded = [.. Before, "Ann bets 700", "Bob folds", "Ann wins 840"];

    private static readonly string[] Small = [.. Before, "Ann bets 20", "Bob folds", "Ann wins 160"];

    [Fact]
    public void A_stack_that_an_all_in_tells_is_inferred()
    {
        Assert.Equal((0, 0b11), (Hand(Called).AssumedStacks, Hand(Called).InferredStacks));
        Assert.Equal((0b11, 0), (Hand(Folded).AssumedStacks, Hand(Folded).InferredStacks));
    }

    [Fact]
    public void Hands_that_end_all_in_are_left_out_like_those_that_do_not()
    {
        foreach (var lines in new[] { Called, Folded, Small })
        {
            var tally = new SampleTally();

            Assert.Empty(SampleHands.Build(Hand(lines), tally: tally));
            Assert.Equal(tally.Decisions, tally[LeftOut.StacksAssumed]);
        }
    }

    [Fact]
    public void Samples_with_assumed_stacks_are_the_same_whatever_comes_later()
    {
        var (called, folded, small) = (Kept(Called), Kept(Folded), Kept(Small));

        Assert.Equal([10, 10, 10], new[] { called.Count, folded.Count, small.Count });
        for (var decision = 0; decision < 8; decision++)
        {
            AssertSame(called[decision], folded[decision]);
            AssertSame(called[decision], small[decision]);
        }

        // The river's bet is the same size whether it was all-in or not.
        AssertSame(called[8], folded[8]);
        Assert.Equal(called[8].Features, small[8].Features);
        Assert.Equal(called[8].Legal, small[8].Legal);
    }

    [Fact]
    public void A_told_all_in_is_known_from_then_on()
    {
        var (called, folded) = (Kept(Called)[9], Kept(Folded)[9]);

        Assert.Equal((0b11, 1f), (called.Legal, called.Features[(int)Feature.FacingAllIn]));
        Assert.Equal((true, 0f), ((folded.Legal & 1 << (int)ActionBin.AllIn) != 0, folded.Features[(int)Feature.FacingAllIn]));
    }

    [Fact]
    public void An_all_in_below_the_smallest_raise_is_in_a_legal_bin()
    {
        var hand = Hand(
            "Hand #7", "Dealer: Ann", "Ann posts the small blind of 5", "Bob posts the big blind of 10", "Ann is dealt Ah Kd", "Bob is dealt 9h 9c",
            "Ann raises to 30", "Bob raises to 40 and is all-in", "Ann folds", "Bob wins 60");

        var samples = Kept(hand);

        Assert.Equal(3, samples.Count);
        Assert.All(samples, sample => Assert.Equal(1, sample.Label.Where((_, bin) => (sample.Legal >> bin & 1) != 0).Sum()));
    }

    private static RecordedHand Hand(params string[] lines) => Lines.Accepted(lines).Hand;

    private static List<DecisionSample> Kept(string[] lines) => Kept(Hand(lines));

    private static List<DecisionSample> Kept(RecordedHand hand) => SampleHands.Build(hand, options: new() { WithAssumedStacks = true });

    private static void AssertSame(DecisionSample expected, DecisionSample actual)
    {
        Assert.Equal(expected.Features, actual.Features);
        Assert.Equal(expected.Label, actual.Label);
        Assert.Equal((expected.Decision, expected.Legal, expected.Weight), (actual.Decision, actual.Legal, actual.Weight));
    }
}
