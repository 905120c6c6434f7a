namespace Poker.Infrastructure.History;

/// <summary>How a blueprint was measured; in the database by its name in small letters.</summary>
public enum EvaluationKind
{
    /// <summary>What a local best response wins of it: a lower bound of what can be won.</summary>
    Lbr,

    /// <summary>What a perfect opponent wins of it, exactly.</summary>
    Exploitability,

    /// <summary>What it wins of another strategy.</summary>
    Match,
}
