using Poker.Core.Cards;

namespace Poker.Core.Solving.Betting;

/// <summary>A decision of the public betting tree, in 20 bytes.</summary>
/// <param name="Street">The betting round.</param>
/// <param name="Actor">The seat to act: 0 the big blind, 1 the small blind and button.</param>
/// <param name="Actions">How many edges it has, 2 to <see cref="EdgeSet.Most"/>.</param>
/// <param name="Raises">Bets and raises on this street before it.</param>
/// <param name="FirstSlot">Its first edge's place in the tree's lists of edges and children.</param>
/// <param name="Parent">The decision before, or −1.</param>
/// <param name="ParentSlot">The edge that led here, or −1.</param>
/// <param name="PotChips">All chips in the pot, bets of this street included.</param>
public readonly record struct BettingNode(
    Street Street, byte Actor, byte Actions, byte Raises, int FirstSlot, int Parent, int ParentSlot, int PotChips);
