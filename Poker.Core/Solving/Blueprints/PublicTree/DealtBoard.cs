using Poker.Core.Cards;
using Poker.Core.Evaluation;
using Poker.Core.Indexing;

namespace Poker.Core.Solving.Blueprints.PublicTree;

/// <summary>A board that stands for all that suit isomorphism makes of it, and the pockets that it leaves: what vectors on it are indexed by.</summary>
/// <remarks>
/// Suits may be renamed as long as the boards before stay what they are: only those boards are equal to the players. A board follows
/// another as the least of its images under that group, with one <em>map</em> an image: the pocket of the board before that each pocket
/// becomes. Its group is the part that leaves it alone. On the river pockets ascend by strength.
/// </remarks>
internal sealed class DealtBoard
{
    private readonly Deck _deck;
    private readonly Func<Observation, int> _bucketOf;
    private readonly IReadOnlyList<int[]> _group;
    private readonly CardSet _cards;
    private readonly CardSet[] _pockets;
    private int[][] _maps = [];

    private DealtBoard(Deck deck, Func<Observation, int> bucketOf, IReadOnlyList<int[]> group, CardSet cards, CardSet[] pockets)
    {
        (_deck, _bucketOf, _group, _cards) = (deck, bucketOf, group, cards);
        _pockets = Array.FindAll(pockets, pocket => !pocket.Overlaps(cards));
        if (cards.Count == Street.River.BoardCards())
        {
            SortByStrength();
        }

        Buckets = Array.ConvertAll(_pockets, pocket => bucketOf(new(pocket, cards)));
        var slots = Array.ConvertAll(_pockets, Pockets.Slot);
        Low = Array.ConvertAll(slots, slot => Pockets.Low[slot]);
        High = Array.ConvertAll(slots, slot => Pockets.High[slot]);
    }

    /// <summary>The street.</summary>
    public Street Street => Streets.WithBoardCards(_cards.Count);

    /// <summary>How many pockets there are.</summary>
    public int Count => _pockets.Length;

    /// <summary>Each pocket's bucket.</summary>
    public int[] Buckets { get; }

    /// <summary>Each pocket's lower card, by index.</summary>
    public byte[] Low { get; }

    /// <summary>Each pocket's higher card, by index.</summary>
    public byte[] High { get; }

    /// <summary>River: where each run of equally strong pockets ends, weakest first.</summary>
    public int[] RunEnds { get; private set; } = [];

    /// <summary>The boards that follow; empty until <see cref="DealAll"/>.</summary>
    public DealtBoard[] Next { get; private set; } = [];

    /// <summary>Two players' deals of the next street that are left when both pockets are known.</summary>
    public int Deals => Binomials.Choose(_deck.Count - 4 - _cards.Count, Street == Street.Preflop ? 3 : 1);

    /// <summary>The other player's pockets that one pocket can meet.</summary>
    public int PocketsMet => Binomials.Choose(_deck.Count - 2 - _cards.Count, 2);

    /// <summary>No board yet, with all flops after it and nothing after them.</summary>
    public static DealtBoard Root(Deck deck, Func<Observation, int> bucketOf)
    {
        var pockets = Array.FindAll(Pockets.Sets.ToArray(), pocket => (pocket - deck.Cards).IsEmpty);
        var root = new DealtBoard(deck, bucketOf, SuitPermutations.All, CardSet.Empty, pockets);
        var flops = new BoardTable(deck, Street.Flop);
        root.Next = [.. Enumerable.Range(0, flops.Count).Select(flop => root.With(flops[flop]))];
        return root;
    }

    /// <summary>A river board by itself.</summary>
    public static DealtBoard River(Deck deck, CardSet board, Func<Observation, int> bucketOf) =>
        new(deck, bucketOf, [], board, Array.FindAll(Pockets.Sets.ToArray(), pocket => (pocket - deck.Cards).IsEmpty));

    /// <summary>Deals all that follows, to the river.</summary>
    public void DealAll()
    {
        if (Street == Street.River)
        {
            return;
        }

        var least = (_deck.Cards - _cards).ToArray()
            .Where(card => _group.All(to => SuitPermutations.Apply(to, card.Set).Bits >= card.Set.Bits));
        Next = [.. least.Select(card => With(card.Set))];
        foreach (var next in Next)
        {
            next.DealAll();
        }
    }

    /// <summary>Forgets what follows.</summary>
    public void Forget() => Next = [];

    /// <summary>The reach of the pockets that this board leaves.</summary>
    public void TakeFromBoardBefore(ReadOnlySpan<double> reachBefore, Span<double> reach)
    {
        // The identity: equal boards have equal reaches.
        var map = _maps[0];
        for (var i = 0; i < map.Length; i++)
        {
            reach[i] = reachBefore[map[i]];
        }
    }

    /// <summary>Adds this board's values, and those of the boards that it stands for, to the values of the board before.</summary>
    public void AddToBoardBefore(ReadOnlySpan<double> values, double probability, Span<double> valuesBefore)
    {
        foreach (var map in _maps)
        {
            for (var i = 0; i < map.Length; i++)
            {
                valuesBefore[map[i]] += probability * values[i];
            }
        }
    }

    private DealtBoard With(CardSet dealt)
    {
        var rest = _group.Where(to => SuitPermutations.Apply(to, dealt) == dealt).ToArray();
        var next = new DealtBoard(_deck, _bucketOf, rest, _cards | dealt, _pockets);
        var numbers = new int[Pockets.Count];
        for (var pocket = 0; pocket < Count; pocket++)
        {
            numbers[Pockets.Slot(_pockets[pocket])] = pocket;
        }

        var images = _group.DistinctBy(to => SuitPermutations.Apply(to, dealt).Bits);
        next._maps =
        [
            .. images.Select(to => Array.ConvertAll(next._pockets, pocket => numbers[Pockets.Slot(SuitPermutations.Apply(to, pocket))])),
        ];
        return next;
    }

    private void SortByStrength()
    {
        var strengths = Array.ConvertAll(_pockets, pocket => Evaluator.Evaluate(pocket | _cards));
        Array.Sort(strengths, _pockets);
        RunEnds = [.. Enumerable.Range(1, Count).Where(end => end == Count || strengths[end] != strengths[end - 1])];
    }
}
