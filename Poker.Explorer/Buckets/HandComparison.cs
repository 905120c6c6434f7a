namespace Poker.Explorer.Buckets;

/// <summary>One to four hands of a street, with their histograms over the next street's buckets.</summary>
/// <param name="Street">The street.</param>
/// <param name="NextStreet">The next street; null on the river.</param>
/// <param name="Hands">The hands, as asked for.</param>
/// <param name="Next">
/// The buckets of the next street that any of the histograms has, in the order of their equity. Each has two shares a hand: the hand's own, then that
/// of its bucket's members on average. Empty on the river.
/// </param>
/// <param name="Distances">The earth mover's distance of each pair of hands in equity units, a row a hand; on the river the difference of their equities.</param>
public sealed record HandComparison(
    string Street, string? NextStreet, IReadOnlyList<HandDetails> Hands, IReadOnlyList<NextShare> Next, IReadOnlyList<IReadOnlyList<double>> Distances);
