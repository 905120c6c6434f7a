using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;

using Poker.Core.Game;

namespace Poker.Core.Learning.Samples;

/// <summary>The raises of one decision by their part of the pot: which chips belong to which bin.</summary>
/// <remarks>
/// A raise adds k chips to what is to be called; its size is k / P, P being the pot after the call. All-in is a size like the others, that of the
/// total which is all of one's own or which no opponent can answer in full; bins of that size or more are not legal. Between two neighbours A and B the
/// border is where <see cref="Play.Translation.PseudoHarmonic"/> is undecided, (A + B + 2AB) / (A + B + 2), a raise on it belonging to A: whole numbers
/// tell them apart.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
internal readonly struct RaiseSizes
{
    private const int Sizes = ActionBin.AllIn - ActionBin.RaiseThird;

    private readonly LegalActions _legal;
    private readonly long _callTo;
    private readonly long _pot;
    private readonly int _smaller;
    private readonly long _allInBorder;

    /// <summary>The sizes for the seat to act.</summary>
    public RaiseSizes(in BettingState state)
    {
        _legal = state.Legal();
        _callTo = state.CallTo;
        _pot = state.PotChips + _legal.CallChips;

        // Where nothing is in the pot, nobody having posted, the smallest raise is the measure.
        _pot = _pot > 0 ? _pot : state.FullRaise;
        if (_legal.CanRaise)
        {
            var allIn = Math.Min(_legal.MaxRaiseTo, MostAnswered(state, _legal.Seat)) - _callTo;
            while (_smaller < Sizes && Over[_smaller] * _pot < Under[_smaller] * allIn)
            {
                _smaller++;
            }

            _allInBorder = _callTo + (_smaller == 0 ? 0 : BorderBelow(allIn, Over[_smaller - 1], Under[_smaller - 1]));
        }
    }

    // Each size as a fraction, and the border between it and the next.
    private static ReadOnlySpan<byte> Over => [1, 1, 3, 1, 3, 5];

    private static ReadOnlySpan<byte> Under => [3, 2, 4, 1, 2, 2];

    private static ReadOnlySpan<byte> BorderOver => [7, 8, 13, 11, 23];

    private static ReadOnlySpan<byte> BorderUnder => [17, 13, 15, 9, 12];

    /// <summary>A raise's part of the pot after the call.</summary>
    public double PotPartOf(long total) => (double)(total - _callTo) / _pot;

    /// <summary>The bin of a legal raise.</summary>
    public ActionBin BinOf(long total)
    {
        var size = 0;
        while (size < _smaller && total > Last(size))
        {
            size++;
        }

        return size == _smaller ? ActionBin.AllIn : ActionBin.RaiseThird + size;
    }

    /// <summary>The mask of the bins that some legal raise belongs to.</summary>
    public int Legal()
    {
        if (!_legal.CanRaise)
        {
            return 0;
        }

        var mask = 1 << (int)ActionBin.AllIn;
        for (var size = 0; size < _smaller; size++)
        {
            mask |= First(size) <= Last(size) ? 1 << ((int)ActionBin.RaiseThird + size) : 0;
        }

        return mask;
    }

    /// <summary>The total of a legal bin: its size in whole chips, halves rounded up, or the nearest legal raise that belongs to it.</summary>
    public long TotalOf(ActionBin bin)
    {
        if (bin == ActionBin.AllIn)
        {
            return _legal.MaxRaiseTo;
        }

        var size = bin - ActionBin.RaiseThird;
        Debug.Assert(First(size) <= Last(size), "The bin is legal.");
        var added = ((2 * _pot * Over[size]) + Under[size]) / (2 * Under[size]);
        return Math.Clamp(_callTo + added, First(size), Last(size));
    }

    private long First(int size) => size == 0 ? _legal.MinRaiseTo : Math.Max(_legal.MinRaiseTo, Border(size - 1) + 1);

    private long Last(int size) => size == _smaller - 1 ? _allInBorder : Border(size);

    // 23 · 10 seats · 2⁵³ chips fit.
    private long Border(int size) => _callTo + (_pot * BorderOver[size] / BorderUnder[size]);

    private long BorderBelow(long allIn, int over, int under)
    {
        var sum = ((Int128)over * _pot) + ((Int128)under * allIn);
        return (long)(_pot * (sum + ((Int128)2 * over * allIn)) / (sum + ((Int128)2 * under * _pot)));
    }

    private static long MostAnswered(in BettingState state, int seat)
    {
        var most = 0L;
        for (var others = state.CanAct & ~(1 << seat); others != 0; others &= others - 1)
        {
            var other = BitOperations.TrailingZeroCount(others);
            most = Math.Max(most, state.Bet(other) + state.Stack(other));
        }

        return most;
    }
}
