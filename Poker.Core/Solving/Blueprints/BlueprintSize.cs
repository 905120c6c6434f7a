using Poker.Core.Solving.Betting;

namespace Poker.Core.Solving.Blueprints;

/// <summary>How large a blueprint is, known before any of it is allocated.</summary>
/// <param name="Decisions">Decisions of the betting tree.</param>
/// <param name="InformationSets">Decisions times buckets.</param>
/// <param name="Entries">Actions of all information sets.</param>
/// <param name="TableBytes">Memory of <see cref="BlueprintTables"/>, to within a page.</param>
/// <param name="TreeBytes">Memory of the betting tree and of what is laid out from it, about.</param>
public sealed record BlueprintSize(int Decisions, long InformationSets, long Entries, long TableBytes, long TreeBytes)
{
    private const int NarrowEntryBytes = 8, WideEntryBytes = 16, ChildBytes = 8, TreeBytesPerDecision = 80;

    /// <summary>The size of a tree with so many buckets by street.</summary>
    public static BlueprintSize Of(BettingTree tree, IReadOnlyList<int> buckets)
    {
        var (sets, entries, bytes) = (0L, 0L, 0L);
        foreach (ref readonly var node in tree.Nodes)
        {
            var here = (long)buckets[(int)node.Street] * node.Actions;
            sets += buckets[(int)node.Street];
            entries += here;
            bytes += here * (BlueprintLayout.SlabOf(node) < BlueprintLayout.WideSlabs ? WideEntryBytes : NarrowEntryBytes);
        }

        return new(
            tree.Nodes.Length, sets, entries, bytes + ((long)tree.Edges.Length * ChildBytes), (long)tree.Nodes.Length * TreeBytesPerDecision);
    }
}
