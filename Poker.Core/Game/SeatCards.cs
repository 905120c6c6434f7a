using System.Runtime.CompilerServices;

using Poker.Core.Cards;

namespace Poker.Core.Game;

/// <summary>A set of cards for each of up to <see cref="Seats.Most"/> seats, held in place.</summary>
[InlineArray(Seats.Most)]
public struct SeatCards
{
    private CardSet _first;
}
