using Poker.Core.Cards;
using Poker.Core.Indexing;

namespace Poker.Tests.Reference;

/// <summary>A street's hands by dealing every one and renaming its suits in all 24 ways.</summary>
internal sealed class PlainHands
{
    private static readonly int[][] Renamings =
    [
        .. from first in Enumerable.Range(0, 4)
           from second in Enumerable.Range(0, 4)
           from third in Enumerable.Range(0, 4)
           where first != second && first != third && second != third
           select new[] { first, second, third, 6 - first - second - third },
    ];

    private readonly Dictionary<Observation, int> _foundAs = [];
    private readonly int[] _numbers;

    public PlainHands(Deck deck, Street street)
    {
        Deck = deck;
        Street = street;
        var found = new List<Observation>();
        foreach (var pocket in Hands.Of(deck.Cards, 2))
        {
            foreach (var board in Hands.Of(deck.Cards - pocket, street.BoardCards()))
            {
                if (!_foundAs.ContainsKey(new Observation(pocket, board)))
                {
                    found.Add(Note(new Observation(pocket, board), found.Count));
                }
            }
        }

        var ascending = Enumerable.Range(0, found.Count).OrderBy(hand => found[hand].Pack()).ToArray();
        Canonical = [.. ascending.Select(hand => found[hand])];
        _numbers = new int[found.Count];
        for (var number = 0; number < ascending.Length; number++)
        {
            _numbers[ascending[number]] = number;
        }
    }

    public Deck Deck { get; }

    public Street Street { get; }

    /// <summary>One of each: the renaming whose suits, first to last, have the largest boards and then pockets; ascending as packed.</summary>
    public IReadOnlyList<Observation> Canonical { get; }

    /// <summary>Every hand that can be dealt.</summary>
    public IReadOnlyCollection<Observation> Deals => _foundAs.Keys;

    /// <summary>Where a dealt hand's canonical form stands in <see cref="Canonical"/>.</summary>
    public int NumberOf(Observation deal) => _numbers[_foundAs[deal]];

    private Observation Note(Observation deal, int foundAs)
    {
        var renamed = Renamings.Select(suits => new Observation(Rename(deal.Pocket, suits), Rename(deal.Board, suits))).ToArray();
        foreach (var one in renamed)
        {
            _foundAs[one] = foundAs;
        }

        return renamed.MaxBy(SuitBySuit);
    }

    private static CardSet Rename(CardSet cards, int[] suits) =>
        new(Enumerable.Range(0, 4).Aggregate(0UL, (bits, suit) => bits | ((ulong)cards.Suit(suit) << (16 * suits[suit]))));

    private static UInt128 SuitBySuit(Observation hand) => Enumerable.Range(0, 4).Aggregate(
        UInt128.Zero, (key, suit) => (key << 26) | ((uint)hand.Board.Suit(suit) << 13) | (uint)hand.Pocket.Suit(suit));
}
