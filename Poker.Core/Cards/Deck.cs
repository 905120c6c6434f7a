namespace Poker.Core.Cards;

/// <summary>The cards in play: the full deck, or one with fewer ranks, always with all four suits of each rank.</summary>
/// <remarks>Hands rank the same in every deck. The whole pipeline takes a deck as an argument and depends on nothing else.</remarks>
public sealed record Deck
{
    /// <summary>All 52 cards.</summary>
    public static readonly Deck Full = new("full", 0x1FFF);

    /// <summary>The 20 cards from ten to ace: small enough to run the whole pipeline in seconds.</summary>
    public static readonly Deck Royal = new("royal", 0x1F00);

    private Deck(string name, int rankMask)
    {
        Name = name;
        RankMask = rankMask;
        Cards = new CardSet((ulong)rankMask * 0x0001_0001_0001_0001UL);
    }

    /// <summary>The name that commands and artefact keys use.</summary>
    public string Name { get; }

    /// <summary>The ranks in play, bit 0 = deuce … bit 12 = ace.</summary>
    public int RankMask { get; }

    /// <summary>The cards in play.</summary>
    public CardSet Cards { get; }

    /// <summary>How many cards are in play.</summary>
    public int Count => Cards.Count;

    /// <summary>The deck of that name.</summary>
    /// <exception cref="ArgumentException">No deck has that name; the message lists those there are.</exception>
    public static Deck Named(string name) => name switch
    {
        "full" => Full,
        "royal" => Royal,
        _ => throw new ArgumentException($"There is no deck '{name}': choose full (52 cards) or royal (20 cards, ten to ace)."),
    };

    /// <summary>A deck of other ranks, three or more, for tests that deal everything out.</summary>
    internal static Deck OfRanks(string name, int rankMask) => new(name, rankMask);

    /// <summary>The deck's name.</summary>
    public override string ToString() => Name;
}
