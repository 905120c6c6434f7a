namespace Poker.Core.Solving.Blueprints;

/// <summary>A blueprint that still knows how it was learned.</summary>
public interface ITrainingRecord : IBlueprint
{
    /// <summary>Reads the cumulative regrets and cumulative strategy of an information set.</summary>
    /// <param name="node">The decision.</param>
    /// <param name="bucket">The actor's bucket.</param>
    /// <param name="regrets">As many slots as the decision has edges.</param>
    /// <param name="averages">As many.</param>
    void Read(int node, int bucket, Span<double> regrets, Span<double> averages);

    /// <summary>Whether the average strategy of an information set was ever added to; if not, its policy is a fall-back.</summary>
    bool HasAverage(int node, int bucket)
    {
        Span<double> regrets = stackalloc double[Betting.EdgeSet.Most];
        Span<double> averages = stackalloc double[Betting.EdgeSet.Most];
        var actions = Tree.Nodes[node].Actions;
        Read(node, bucket, regrets[..actions], averages[..actions]);
        return averages[..actions].IndexOfAnyExcept(0.0) >= 0;
    }
}
