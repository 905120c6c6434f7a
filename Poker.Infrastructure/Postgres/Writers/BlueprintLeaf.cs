namespace Poker.Infrastructure.Postgres.Writers;

/// <summary>A range of decisions, and so of <c>past</c>, that becomes one table.</summary>
/// <param name="Generation">The load that it belongs to.</param>
/// <param name="Part">From 0, in the order of the rows.</param>
/// <param name="FirstNode">The first decision.</param>
/// <param name="EndNode">The decision after the last.</param>
/// <param name="Rows">Rows of those decisions.</param>
internal sealed record BlueprintLeaf(long Generation, int Part, int FirstNode, int EndNode, long Rows)
{
    /// <summary>What all leaves' names match, those of other loads too.</summary>
    public const string Pattern = "^blueprint_[0-9]+_[0-9]+$";

    /// <summary>The table's name: letters, digits and underscores only, so that it needs no quoting.</summary>
    public string Table => $"blueprint_{Generation}_{Part:00}";
}
