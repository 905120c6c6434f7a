using System.Text;

namespace Poker.Core.Learning.Samples;

/// <summary>How a feature vector is laid out: the order of <see cref="Feature"/>, 32-bit floats in [0, 1].</summary>
/// <remarks>
/// A model and its samples belong to one version. Whatever changes a vector, a bin or their order raises it; samples of other versions stay as they are
/// until they are deleted.
/// </remarks>
public static class FeatureLayout
{
    /// <summary>The version of features and bins.</summary>
    public const int Version = 1;

    /// <summary>Numbers of a vector.</summary>
    public const int Count = (int)Feature.Volunteers + 1;

    private static readonly Feature[] FlagFeatures =
    [
        Feature.BucketKnown, Feature.PocketPair, Feature.PocketSuited, Feature.FlushDraw, Feature.Preflop, Feature.Flop,
        Feature.Turn, Feature.River, Feature.BoardTrips, Feature.BoardFlush, Feature.BoardTwoTone, Feature.BoardStraight,
        Feature.CallIsAllIn, Feature.FacingAllIn, Feature.CanRaise, Feature.StacksTold, Feature.Covers, Feature.LastRaiserSelf,
        Feature.LastRaiserLeft, Feature.LastRaiserBehind, Feature.EarlierRaiserSelf, Feature.EarlierRaiserLeft,
    ];

    private static readonly string[] Named = [.. Enum.GetNames<Feature>().Select(Snake)];

    /// <summary>The names, in order, such as <c>pot_odds</c>.</summary>
    public static ReadOnlySpan<string> Names => Named;

    /// <summary>Those that are 0 or 1 and nothing between.</summary>
    public static ReadOnlySpan<Feature> Flags => FlagFeatures;

    private static string Snake(string name)
    {
        var snake = new StringBuilder();
        foreach (var letter in name)
        {
            snake.Append(char.IsUpper(letter) && snake.Length > 0 ? "_" : "").Append(char.ToLowerInvariant(letter));
        }

        return snake.ToString();
    }
}
