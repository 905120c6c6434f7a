namespace Poker.Infrastructure.Strategies.Ranges;

/// <summary>What an action leads to.</summary>
public enum RangeLead
{
    /// <summary>Another decision of the street.</summary>
    Decision = 0,

    /// <summary>The next street, which needs board cards.</summary>
    Street = 1,

    /// <summary>The end of the betting.</summary>
    End = 2,

    /// <summary>More betting, of which the tree knows nothing.</summary>
    OffTree = 3,
}
