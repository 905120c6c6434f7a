using Poker.Core.Cards;
using Poker.Core.Game;
using Poker.Core.Histories;
using Poker.Core.Indexing;
using Poker.Core.Learning.Samples;
using Poker.Core.Numerics;
using Poker.Core.Play;
using Poker.Tests.Core.Dialects;

namespace Poker.Tests.Core.Learning.Samples;

/// <summary>Hands for tests of samples.</summary>
internal static class SampleHands
{
    /// <summary>A check-raise that is folded to: button AhKh, big blind QcQd, flop QhJh2c.</summary>
    public static readonly RecordedHand HeadsUp = Hand(
        50, 100, [10_000, 10_000], ["QcQd", "AhKh"], "1 r250; 0 c; QhJh2c; 0 x; 1 r250; 0 r900; 1 f");

    /// <summary>A short stack all-in between two others, three-handed.</summary>
    public static readonly RecordedHand ThreeHanded = Hand(
        5, 10, [300, 1_000, 2_000], ["AcAd", "7d7c", "KsQs"], "2 r30; 0 r300; 1 c; 2 f; 2c3c4h; 5d; 9s");

    /// <summary>Plays with an equity of one half whatever the cards.</summary>
    public static readonly FeatureWriter Half = new(new SameEquity(0.5));

    /// <summary>A hand in words: <c>1 r250</c> is seat 1 raising to 250, <c>f</c>, <c>x</c>, <c>c</c> its other actions, anything else the board.</summary>
    public static RecordedHand Hand(long small, long big, long[] stacks, string[] pockets, string script)
    {
        var seats = stacks.Length;
        var (antes, dead, blinds) = (new long[seats], new long[seats], new long[seats]);
        var last = new Stakes(small, big).Post(antes, dead, blinds);
        return new()
        {
            Id = "1",
            Stacks = stacks,
            Antes = antes,
            Dead = dead,
            Blinds = blinds,
            CallTo = big,
            MinimumBet = big,
            FirstToAct = (last + 1) % seats,
            Pockets = Array.ConvertAll(pockets, pocket => CardSet.Parse(pocket)),
            DealtOpen = Seats.All(seats),
            Events = [.. script.Split("; ").Select(Event)],
        };
    }

    /// <summary>Random hands of two to ten players with every kind of post, all pockets known.</summary>
    public static IEnumerable<RecordedHand> Random(ulong seed, int count)
    {
        var random = new Rng(seed);
        for (var i = 0; i < count; i++)
        {
            var hand = RandomHands.Draw(ref random, i);
            yield return hand with { DealtOpen = Seats.All(hand.Stacks.Length) };
        }
    }

    /// <summary>The samples of a hand.</summary>
    public static List<DecisionSample> Build(
        RecordedHand hand, FeatureWriter? features = null, SampleOptions? options = null, SampleTally? tally = null, IOptimalPolicy? policy = null)
    {
        var samples = new List<DecisionSample>();
        new SampleBuilder(features ?? Half, options ?? new(), policy).Build(hand, samples, tally ?? new());
        return samples;
    }

    private static RecordedEvent Event(string text) => text.Split(' ') switch
    {
        [var seat, "f"] => RecordedEvent.Action(RecordedKind.Fold, int.Parse(seat)),
        [var seat, "x"] => RecordedEvent.Action(RecordedKind.Check, int.Parse(seat)),
        [var seat, "c"] => RecordedEvent.Action(RecordedKind.Call, int.Parse(seat)),
        [var seat, var raise] => RecordedEvent.Action(RecordedKind.Raise, int.Parse(seat), long.Parse(raise.AsSpan(1))),
        _ => RecordedEvent.Board(CardSet.Parse(text)),
    };

    private sealed class SameEquity(double equity) : IHandEquities
    {
        public double Of(Observation hand) => equity;
    }
}
