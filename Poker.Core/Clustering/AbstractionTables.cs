using Poker.Core.Cards;
using Poker.Core.Evaluation;
using Poker.Core.Indexing;

namespace Poker.Core.Clustering;

/// <summary>The whole abstraction in memory for look-ups: about 60 MB for the full deck, buckets and equities of every hand.</summary>
public sealed class AbstractionTables
{
    private readonly StreetArtefact[] _streets;
    private readonly HandEntries[] _entries;

    /// <summary>Tables from the four streets' artefacts, in any order.</summary>
    /// <exception cref="ArgumentException">A street is missing, or the keys differ.</exception>
    public AbstractionTables(IEnumerable<StreetArtefact> streets)
    {
        _streets = [.. streets.OrderBy(street => street.Street)];
        if (!_streets.Select(street => street.Street).SequenceEqual(Streets.InOrderOfPlay.ToArray()))
        {
            throw new ArgumentException("An abstraction has each of the four streets once.");
        }

        if (_streets.FirstOrDefault(street => street.Key != _streets[0].Key) is { } other)
        {
            throw new ArgumentException($"The streets have different keys: {string.Join("; ", other.Key.DifferencesFrom(_streets[0].Key))}.");
        }

        _entries = [.. _streets.Select(street => HandEntries.Of(Deck.Named(street.Key.Deck), street.Street))];
        for (var street = 0; street < _streets.Length; street++)
        {
            if (_streets[street].BucketOf.Length != _entries[street].Count || _streets[street].Equities.Length != _entries[street].Count)
            {
                throw new ArgumentException($"The {((Street)street).Name()} has {_streets[street].BucketOf.Length} entries, not {_entries[street].Count}.");
            }
        }
    }

    /// <summary>The four artefacts, in the order of play.</summary>
    public IReadOnlyList<StreetArtefact> InOrderOfPlay => _streets;

    /// <summary>What fixed the abstraction.</summary>
    public AbstractionKey Key => _streets[0].Key;

    /// <summary>One street's artefact.</summary>
    public StreetArtefact this[Street street] => _streets[(int)street];

    /// <summary>The bucket of any hand.</summary>
    /// <exception cref="ArgumentException">The hand holds cards outside the deck.</exception>
    public Abstraction BucketOf(Observation hand) =>
        Abstraction.Of(hand.Street, _streets[(int)hand.Street].BucketOf[_entries[(int)hand.Street].EntryOf(hand)]);

    /// <summary>The buckets of all pairs of cards on one board, for a whole range at a time.</summary>
    /// <param name="board">A board of the deck; its number of cards is the street.</param>
    /// <param name="buckets">
    /// A slot a pair of <see cref="CardPairs"/>; pairs with a card of the board or outside the deck get a bucket that means nothing.
    /// </param>
    public void BucketsOf(CardSet board, Span<byte> buckets)
    {
        var street = (int)Streets.WithBoardCards(board.Count);
        Span<int> entries = stackalloc int[CardPairs.Count];
        _entries[street].ReadPairs(board, entries);
        ReadOnlySpan<byte> bucketOf = _streets[street].BucketOf;
        for (var pair = 0; pair < entries.Length; pair++)
        {
            buckets[pair] = bucketOf[entries[pair]];
        }
    }

    /// <summary>The exact equity of any hand against a random hand, in [0, 1], to 1/65,535.</summary>
    /// <exception cref="ArgumentException">The hand holds cards outside the deck.</exception>
    public double EquityOf(Observation hand) =>
        _streets[(int)hand.Street].Equities[_entries[(int)hand.Street].EntryOf(hand)] / (double)ushort.MaxValue;
}
