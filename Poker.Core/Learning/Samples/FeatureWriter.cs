using System.Numerics;

using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Indexing;
using Poker.Core.Play;

namespace Poker.Core.Learning.Samples;

/// <summary>Turns what a player sees into a feature vector: the same for samples and for the bot that decides by them.</summary>
/// <remarks>
/// <see cref="FeatureLayout"/> tells the order, docs/samples.md what each number means. Allocates nothing; safe to use from several threads.
/// </remarks>
/// <param name="equities">Exact equities against a random hand, of the full deck.</param>
/// <param name="buckets">The abstraction for the feature bucket, or null: then the vector says that it is not known.</param>
public sealed class FeatureWriter(IHandEquities equities, AbstractionTables? buckets = null)
{
    private readonly Deck? _deck = buckets is null ? null : Deck.Named(buckets.Key.Deck);

    /// <summary>The abstraction of the feature bucket, or null.</summary>
    public AbstractionTables? Buckets => buckets;

    /// <summary>Writes the vector of a player's view.</summary>
    /// <param name="view">What the player to act sees.</param>
    /// <param name="features">Receives <see cref="FeatureLayout.Count"/> numbers.</param>
    /// <exception cref="ArgumentException">There is too little room, or the cards are not those of a player on this street.</exception>
    public void Write(in PlayerView view, Span<float> features)
    {
        var trace = BettingTrace.Of(view);
        Write(new DecisionView(in view.Betting, in trace, view.Pocket, view.Board, view.Stakes.BigBlind), features);
    }

    /// <summary>Writes the vector of a decision.</summary>
    /// <param name="view">What the player to act sees.</param>
    /// <param name="features">Receives <see cref="FeatureLayout.Count"/> numbers.</param>
    /// <exception cref="ArgumentException">There is too little room, or the cards are not those of a player on this street.</exception>
    public void Write(in DecisionView view, Span<float> features)
    {
        var hand = new Observation(view.Pocket, view.Board);
        if (features.Length < FeatureLayout.Count || !hand.IsValid || hand.Street != view.Betting.Street)
        {
            throw new ArgumentException(features.Length < FeatureLayout.Count
                ? $"A vector has {FeatureLayout.Count} numbers; there is room for {features.Length}."
                : $"'{hand}' is not what a player sees on the {view.Betting.Street.Name()}.");
        }

        features = features[..FeatureLayout.Count];
        features.Clear();
        WriteStrength(hand, BitOperations.PopCount((uint)view.Betting.InHand) - 1, features);
        CardFeatures.Write(view.Pocket, view.Board, features);
        ChipFeatures.Write(view, features);
        HistoryFeatures.Write(view, features);
    }

    private void WriteStrength(Observation hand, int opponents, Span<float> features)
    {
        var equity = equities.Of(hand);
        var againstAll = equity;
        for (var opponent = 1; opponent < opponents; opponent++)
        {
            againstAll *= equity;
        }

        features[(int)Feature.Strength] = (float)equity;
        features[(int)Feature.StrengthAgainstAll] = (float)againstAll;
        if (_deck is not null && (hand.All - _deck.Cards).IsEmpty)
        {
            features[(int)Feature.BucketKnown] = 1;
            features[(int)Feature.Bucket] = FeatureScale.Part(buckets!.BucketOf(hand).Bucket, buckets[hand.Street].Buckets - 1);
        }
    }
}
