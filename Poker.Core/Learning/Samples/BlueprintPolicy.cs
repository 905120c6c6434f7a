using Poker.Core.Game;
using Poker.Core.Indexing;
using Poker.Core.Play;
using Poker.Core.Solving.Blueprints;

namespace Poker.Core.Learning.Samples;

/// <summary>A blueprint's mix as a soft target: heads-up, at spots of its tree, with stacks about as deep as it was trained for.</summary>
/// <remarks>
/// Bets that the tree lacks are translated (<see cref="Play.Translation.TreeWalk"/>). Off the tree it plays by rules of thumb, which nobody should
/// learn from, and evenly where training has never come to; and a mix for 200 big blinds is not the answer for 20, hence the limits of depth.
/// </remarks>
/// <param name="blueprint">The blueprint's player.</param>
/// <param name="name">Which blueprint it is, and how far trained.</param>
public sealed class BlueprintPolicy(BlueprintStrategy blueprint, string name) : IOptimalPolicy
{
    /// <summary>The least part of the tree's stacks, in big blinds, that the shorter of two real ones may be.</summary>
    public const double LeastDepth = 0.8;

    /// <summary>The largest part.</summary>
    public const double LargestDepth = 1.25;

    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public LeftOut Answer(in PlayerView view, Span<float> label)
    {
        if (view.StartingStacks.Length != Seats.Fewest)
        {
            return LeftOut.NotHeadsUp;
        }

        if (!((view.Pocket | view.Board) - blueprint.Deck.Cards).IsEmpty)
        {
            return LeftOut.OtherDeck;
        }

        var bigBlinds = (double)Math.Min(view.StartingStacks[0], view.StartingStacks[1]) / view.Stakes.BigBlind;
        if (bigBlinds / blueprint.Blueprint.Tree.Abstraction.StackBigBlinds is < LeastDepth or > LargestDepth)
        {
            return LeftOut.OtherDepth;
        }

        var spot = blueprint.SpotOf(view);
        if (!spot.IsOnTree)
        {
            return LeftOut.OffTree;
        }

        if (blueprint.Blueprint is ITrainingRecord record
            && !record.HasAverage(spot.Node, blueprint.Tables.BucketOf(new Observation(view.Pocket, view.Board)).Bucket))
        {
            return LeftOut.NotLearned;
        }

        Span<WeightedAction> mix = stackalloc WeightedAction[IStrategy.MostActions];
        foreach (var (action, probability) in mix[..blueprint.Decide(view, mix)])
        {
            label[(int)ActionBins.Of(view.Betting, action)] += (float)probability;
        }

        return LeftOut.None;
    }
}
