using System.Runtime.CompilerServices;

namespace Poker.Core.Game;

/// <summary>A number of chips for each of up to <see cref="Seats.Most"/> seats, held in place: 80 bytes, copied as a value.</summary>
[InlineArray(Seats.Most)]
public struct SeatChips
{
    private long _first;

    /// <summary>The chips of the seats, as given.</summary>
    /// <exception cref="ArgumentException">There are more than <see cref="Seats.Most"/>.</exception>
    public static SeatChips Of(ReadOnlySpan<long> chips)
    {
        var all = default(SeatChips);
        chips.CopyTo(all);
        return all;
    }
}
