using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;

using Poker.Core.Cards;

namespace Poker.Core.Game;

/// <summary>The betting of one hand of no-limit hold'em: who has put in what, whose turn it is, and what waits. It knows no cards.</summary>
/// <remarks>
/// A value of some 400 bytes without references: a copy is a snapshot, and assigning the copy back undoes any number of actions. Nothing
/// allocates. Chips are conserved: stacks + <see cref="PotChips"/> is constant. Seats are numbered as <see cref="Seats"/> says.
/// Rules: TDA 2024. A raise is full when it adds at least the last full raise (first the big blind, or the straddle before the flop). A
/// player who has acted may raise again only when facing a full raise since, be it made of several short all-ins (TDA 47). Folding unasked
/// is binding (TDA 58). Uncalled chips return when a street closes.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public partial struct BettingState
{
    /// <summary>The largest number of chips one seat may have.</summary>
    public const long MostChips = 1L << 53;

    // By seat: chips behind, chips on this street, chips of earlier streets and antes, and the bet to call when the seat last acted.
    private SeatChips _stacks;
    private SeatChips _bets;
    private SeatChips _paid;
    private SeatChips _answered;
    private long _dead;
    private long _pot;
    private long _callTo;
    private long _fullRaise;
    private long _largestRaise;
    private long _runOfAllIns;
    private long _minimumBet;
    private int _inHand;
    private int _withChips;
    private int _pending;
    private int _acted;
    private sbyte _seats;
    private sbyte _toAct;
    private Street _street;
    private BettingPhase _phase;
    private Reopening _reopening;

    /// <summary>How many seats were dealt in.</summary>
    public readonly int SeatCount => _seats;

    /// <summary>The betting round.</summary>
    public readonly Street Street => _street;

    /// <summary>What the hand waits for.</summary>
    public readonly BettingPhase Phase => _phase;

    /// <summary>Whether nothing is left but to pay out.</summary>
    public readonly bool IsOver => _phase >= BettingPhase.Showdown;

    /// <summary>The seat to act, or −1.</summary>
    public readonly int ToAct => _toAct;

    /// <summary>The street total to match, in chips.</summary>
    public readonly long CallTo => _callTo;

    /// <summary>What a full raise adds to <see cref="CallTo"/>, in chips.</summary>
    public readonly long FullRaise => _fullRaise;

    /// <summary>All chips put in, bets of this street and dead chips included.</summary>
    public readonly long PotChips => _pot;

    /// <summary>The dead chips of the main pot.</summary>
    public readonly long DeadChips => _dead;

    /// <summary>The mask of the seats that have not folded.</summary>
    public readonly int InHand => _inHand;

    /// <summary>The mask of the seats that have neither folded nor gone all-in.</summary>
    public readonly int CanAct => _inHand & _withChips;

    /// <summary>The mask of the seats that are still to act on this street, the one whose turn it is included.</summary>
    public readonly int Pending => _pending;

    /// <summary>Whether the board is dealt out without further betting.</summary>
    public readonly bool IsRunOut => _phase == BettingPhase.AwaitingBoard && BitOperations.PopCount((uint)CanAct) < 2;

    /// <summary>Whether a seat has folded.</summary>
    public readonly bool HasFolded(int seat) => (_inHand >> seat & 1) == 0;

    /// <summary>A seat's chips behind.</summary>
    public readonly long Stack(int seat) => _stacks[seat];

    /// <summary>A seat's chips on this street.</summary>
    public readonly long Bet(int seat) => _bets[seat];

    /// <summary>A seat's own stake in the whole hand: antes, blinds and bets, without dead chips.</summary>
    public readonly long Stake(int seat) => _paid[seat] + _bets[seat];

    /// <summary>The stacks of all seats.</summary>
    public readonly void CopyStacks(Span<long> stacks) => ((ReadOnlySpan<long>)_stacks)[.._seats].CopyTo(stacks);

    /// <summary>The same betting where the seats of a mask that have chips behind have as many as a raise to <see cref="CallTo"/> and beyond takes.</summary>
    /// <param name="seats">The seats; those without chips behind stay all-in.</param>
    /// <param name="beyondChips">How many beyond, positive.</param>
    internal readonly BettingState Deepened(int seats, long beyondChips)
    {
        var deep = this;
        for (seats &= _withChips; seats != 0; seats &= seats - 1)
        {
            var seat = BitOperations.TrailingZeroCount(seats);
            deep._stacks[seat] = Math.Max(_callTo - _bets[seat], 0) + beyondChips;
        }

        return deep;
    }

    /// <summary>What the seat to act may do.</summary>
    /// <exception cref="InvalidOperationException">Nobody is to act.</exception>
    public readonly LegalActions Legal() => _toAct >= 0
        ? LegalOf(_toAct, out _)
        : throw new InvalidOperationException(Refusal.NobodyToAct.Describe(default));

    // The limits, and why a raise is refused when there is none.
    private readonly LegalActions LegalOf(int seat, out Refusal noRaise)
    {
        var bet = _bets[seat];
        var total = bet + _stacks[seat];
        var call = Math.Min(Math.Max(_callTo - bet, 0), _stacks[seat]);
        noRaise = total <= _callTo ? Refusal.StackTooShort
            : (_acted >> seat & 1) != 0 && !FacesFullRaise(seat) ? Refusal.NotReopened
            : !SomeoneCanAnswer(seat) ? Refusal.NobodyCanAnswer
            : Refusal.None;
        return noRaise == Refusal.None
            ? new LegalActions(seat, call, Math.Min(_callTo + _fullRaise, total), total)
            : new LegalActions(seat, call, 0, 0);
    }

    private readonly bool FacesFullRaise(int seat) =>
        _reopening == Reopening.FullRaise && _callTo - _answered[seat] >= _fullRaise;

    private readonly bool SomeoneCanAnswer(int seat)
    {
        for (var others = CanAct & ~(1 << seat); others != 0; others &= others - 1)
        {
            var other = BitOperations.TrailingZeroCount(others);
            if (_bets[other] + _stacks[other] > _callTo)
            {
                return true;
            }
        }

        return false;
    }

    [Conditional("DEBUG")]
    private readonly void AssertSound()
    {
        Debug.Assert(_toAct < 0 == (_phase != BettingPhase.Acting), "Someone is to act exactly while the phase says so.");
        for (var seat = 0; seat < _seats; seat++)
        {
            Debug.Assert(_stacks[seat] >= 0 && _bets[seat] >= 0 && _paid[seat] >= 0, "Chips are never negative.");
            Debug.Assert(_stacks[seat] > 0 == ((_withChips >> seat & 1) != 0), "The mask of seats with chips is right.");
        }
    }
}
