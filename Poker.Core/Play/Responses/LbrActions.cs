namespace Poker.Core.Play.Responses;

/// <summary>What a local best response may do beside folding, checking and calling.</summary>
public enum LbrActions
{
    /// <summary>Nothing: <c>fc</c>.</summary>
    FoldCall = 0,

    /// <summary>Raise by the pot, go all-in: <c>fcpa</c>.</summary>
    PotAllIn = 1,

    /// <summary>Raise by the sizes that the opponent's betting tree has at the spot: <c>blueprint</c>.</summary>
    Blueprint = 2,
}
