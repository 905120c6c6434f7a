namespace Poker.Core.Cards;

/// <summary>What the streets have in common.</summary>
public static class Streets
{
    /// <summary>All four, in the order of play.</summary>
    public static ReadOnlySpan<Street> InOrderOfPlay => [Street.Preflop, Street.Flop, Street.Turn, Street.River];

    /// <summary>All four, in the order of clustering: each needs the next street's buckets.</summary>
    public static ReadOnlySpan<Street> InOrderOfClustering => [Street.River, Street.Turn, Street.Flop, Street.Preflop];

    /// <summary>Board cards on a street: 0, 3, 4 or 5.</summary>
    public static int BoardCards(this Street street) => street == Street.Preflop ? 0 : (int)street + 2;

    /// <summary>The street with that many board cards.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No street has so many.</exception>
    public static Street WithBoardCards(int count) => count switch
    {
        0 => Street.Preflop,
        3 => Street.Flop,
        4 => Street.Turn,
        5 => Street.River,
        _ => throw new ArgumentOutOfRangeException(nameof(count), $"A board has 0, 3, 4 or 5 cards, not {count}."),
    };

    /// <summary>The street that follows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The river is the last.</exception>
    public static Street Next(this Street street) =>
        street < Street.River ? street + 1 : throw new ArgumentOutOfRangeException(nameof(street), "The river is the last street.");

    /// <summary>The name in lower case, as commands and tables write it.</summary>
    public static string Name(this Street street) => street switch
    {
        Street.Preflop => "preflop",
        Street.Flop => "flop",
        Street.Turn => "turn",
        _ => "river",
    };
}
