namespace Poker.Core.Cards;

/// <summary>A betting round, by how much of the board is known.</summary>
public enum Street
{
    /// <summary>No board card.</summary>
    Preflop = 0,

    /// <summary>Three board cards.</summary>
    Flop = 1,

    /// <summary>Four board cards.</summary>
    Turn = 2,

    /// <summary>Five board cards.</summary>
    River = 3,
}
