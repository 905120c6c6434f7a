namespace Poker.Core.Play.Translation;

/// <summary>How a real hand stands to a betting tree.</summary>
public enum SpotKind
{
    /// <summary>Every bet so far is one of the tree's.</summary>
    Exact = 0,

    /// <summary>At a decision of the tree, by way of one translated bet or more.</summary>
    Translated = 1,

    /// <summary>At no decision of the tree.</summary>
    OffTree = 2,
}
