using Poker.Core.Solving.Betting;

namespace Poker.Core.Solving.Blueprints;

/// <summary>Where everything of a blueprint lies: entries by slab, row and node, and the tree as the walkers read it.</summary>
/// <remarks>
/// An entry is an action of an information set. Entries are numbered slab by slab (street, then actor), in a slab bucket by bucket, in such
/// a row node by node, depth first: a traversal, whose hands are fixed, stays within one row a slab. The tree's child slots as words:
/// <code>
/// decision  63 0 │ 59–61 actions │ 56–58 slab │ 31–55 place in the row │ 0–30 its first child slot
/// terminal  63 1 │ 2–33 stake in chips │ 0–1 kind, as BettingChild has it
/// </code>
/// so that a child's memory can be asked for before the child is visited.
/// </remarks>
internal sealed class BlueprintLayout
{
    /// <summary>Slabs: four streets of two actors.</summary>
    public const int Slabs = 8;

    /// <summary>Slabs whose sums are doubles: those of preflop and flop, which are visited most.</summary>
    public const int WideSlabs = 4;

    private const int PlaceShift = 31, SlabShift = 56, ActionsShift = 59, PlaceBits = SlabShift - PlaceShift;

    private readonly int[] _places;

    /// <summary>Lays out a tree with so many buckets a street.</summary>
    public BlueprintLayout(BettingTree tree, IReadOnlyList<int> buckets)
    {
        (Tree, Buckets) = (tree, buckets);
        _places = new int[tree.Nodes.Length];
        for (var node = 0; node < _places.Length; node++)
        {
            ref var row = ref RowEntries[SlabOf(tree.Nodes[node])];
            _places[node] = row;
            row += tree.Nodes[node].Actions;
            InformationSets += buckets[(int)tree.Nodes[node].Street];
        }

        for (var slab = 0; slab < Slabs; slab++)
        {
            FirstEntry[slab + 1] = FirstEntry[slab] + ((long)RowEntries[slab] * buckets[slab >> 1]);
            if (RowEntries[slab] >= 1 << PlaceBits)
            {
                throw new ArgumentException($"The betting tree is too large: a bucket's row of {RowEntries[slab]} entries.");
            }
        }

        Children = Array.ConvertAll(tree.Children.ToArray(), child => child.IsDecision ? Word(child.Node) : 1UL << 63 | (uint)~child.Code);
        Root = Word(0);
        var depths = new int[_places.Length];
        for (var node = 0; node < depths.Length; node++)
        {
            depths[node] = 1 + (node == 0 ? 0 : depths[tree.Nodes[node].Parent]);
        }

        MostDecisions = depths.Max();
        RowActions = [.. Enumerable.Range(0, Slabs).Select(slab => tree.Nodes.ToArray().Where(node => SlabOf(node) == slab).Select(node => node.Actions).ToArray())];
    }

    /// <summary>The betting.</summary>
    public BettingTree Tree { get; }

    /// <summary>Buckets by street.</summary>
    public IReadOnlyList<int> Buckets { get; }

    /// <summary>Decisions times buckets.</summary>
    public long InformationSets { get; }

    /// <summary>Each slab's first entry, then the number of all entries.</summary>
    public long[] FirstEntry { get; } = new long[Slabs + 1];

    /// <summary>Entries of a slab's row, one bucket's.</summary>
    public int[] RowEntries { get; } = new int[Slabs];

    /// <summary>The actions of a slab's decisions in the order of a row.</summary>
    public byte[][] RowActions { get; }

    /// <summary>Entries in double.</summary>
    public long WideEntries => FirstEntry[WideSlabs];

    /// <summary>The most decisions on a path.</summary>
    public int MostDecisions { get; }

    /// <summary>All entries.</summary>
    public long Entries => FirstEntry[Slabs];

    /// <summary>The child slots.</summary>
    public ulong[] Children { get; }

    /// <summary>The word of the first decision.</summary>
    public ulong Root { get; }

    /// <summary>The slab of a decision.</summary>
    public static int SlabOf(in BettingNode node) => (2 * (int)node.Street) + node.Actor;

    /// <summary>The first entry of an information set.</summary>
    public long EntryOf(int node, int bucket)
    {
        var slab = SlabOf(Tree.Nodes[node]);
        ArgumentOutOfRangeException.ThrowIfNegative(bucket);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(bucket, Buckets[slab >> 1]);
        return FirstEntry[slab] + ((long)bucket * RowEntries[slab]) + _places[node];
    }

    /// <summary>Actions of a decision's word.</summary>
    public static int Actions(ulong word) => (int)(word >> ActionsShift);

    /// <summary>Slab of a decision's word.</summary>
    public static int Slab(ulong word) => (int)(word >> SlabShift) & (Slabs - 1);

    /// <summary>Place in the row of a decision's word.</summary>
    public static int Place(ulong word) => (int)(word >> PlaceShift) & ((1 << PlaceBits) - 1);

    /// <summary>First child slot of a decision's word.</summary>
    public static int FirstSlot(ulong word) => (int)word & int.MaxValue;

    /// <summary>Whether a word is a terminal's.</summary>
    public static bool IsTerminal(ulong word) => (long)word < 0;

    /// <summary>Stake of a terminal's word.</summary>
    public static int Stake(ulong word) => (int)((uint)word >> 2);

    /// <summary>Kind of a terminal's word: 0 showdown, 1 seat 0 has folded, 2 seat 1 has.</summary>
    public static int Kind(ulong word) => (int)word & 3;

    private ulong Word(int node)
    {
        ref readonly var decision = ref Tree.Nodes[node];
        return (ulong)decision.Actions << ActionsShift | (ulong)SlabOf(decision) << SlabShift
            | (ulong)(uint)_places[node] << PlaceShift | (uint)decision.FirstSlot;
    }
}
