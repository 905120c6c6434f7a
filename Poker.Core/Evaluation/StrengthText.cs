namespace Poker.Core.Evaluation;

/// <summary>Names hands as players say them: <c>two pair, aces and nines, queen kicker</c>.</summary>
internal static class StrengthText
{
    private static readonly string[] Ranks =
        ["deuce", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "jack", "queen", "king", "ace"];

    /// <summary>The name of a hand.</summary>
    public static string Of(HandPattern hand) => hand.Category switch
    {
        HandCategory.StraightFlush when hand.Rank(0) == 12 => "royal flush",
        HandCategory.StraightFlush => $"straight flush, {One(hand, 0)} high",
        HandCategory.FourOfAKind => $"four of a kind, {Many(hand, 0)}, {One(hand, 1)} kicker",
        HandCategory.FullHouse => $"full house, {Many(hand, 0)} over {Many(hand, 1)}",
        HandCategory.Flush => $"flush, {List(hand, 0, 5)}",
        HandCategory.Straight => $"straight, {One(hand, 0)} high",
        HandCategory.ThreeOfAKind => $"three of a kind, {Many(hand, 0)}, {List(hand, 1, 2)} kickers",
        HandCategory.TwoPair => $"two pair, {Many(hand, 0)} and {Many(hand, 1)}, {One(hand, 2)} kicker",
        HandCategory.Pair => $"pair of {Many(hand, 0)}, {List(hand, 1, 3)} kickers",
        _ => $"high card, {List(hand, 0, 5)}",
    };

    private static string One(HandPattern hand, int position) => Ranks[hand.Rank(position)];

    private static string Many(HandPattern hand, int position) => hand.Rank(position) == 4 ? "sixes" : One(hand, position) + "s";

    private static string List(HandPattern hand, int first, int count) =>
        string.Join(' ', Enumerable.Range(first, count).Select(position => One(hand, position)));
}
