using System.Numerics;

using Poker.Core.Cards;

namespace Poker.Core.Game;

/// <content>Acting, closing a street, opening the next.</content>
public partial struct BettingState
{
    /// <summary>Does an action of the seat to act, or refuses it and changes nothing.</summary>
    public bool TryAct(PlayerAction action, out Refusal refusal)
    {
        var seat = (int)_toAct;
        refusal = seat < 0 ? Refusal.NobodyToAct : RefusalOf(seat, action);
        if (refusal != Refusal.None)
        {
            return false;
        }

        var bit = 1 << seat;
        switch (action.Kind)
        {
            case ActionKind.Fold:
                _inHand &= ~bit;
                break;
            case ActionKind.Call:
                _bets[seat] += Take(seat, _callTo - _bets[seat]);
                break;
            case ActionKind.Raise:
                RaiseTo(seat, action.RaiseTo);
                break;
        }

        _pending &= ~bit;
        _acted |= bit;
        _answered[seat] = _callTo;
        PassTurn(seat + 1);
        return true;
    }

    /// <summary>Does an action of the seat to act.</summary>
    /// <exception cref="InvalidOperationException">It is illegal; the message tells why, and nothing has changed.</exception>
    public void Act(PlayerAction action)
    {
        if (!TryAct(action, out var refusal))
        {
            var limits = _toAct >= 0 ? LegalOf(_toAct, out _) : default;
            throw new InvalidOperationException($"Seat {_toAct} cannot {action}: {refusal.Describe(limits)}.");
        }
    }

    /// <summary>The state after an action; this one stays as it is.</summary>
    /// <exception cref="InvalidOperationException">As <see cref="Act"/>.</exception>
    public readonly BettingState After(PlayerAction action)
    {
        var next = this;
        next.Act(action);
        return next;
    }

    /// <summary>Why an action of the seat to act is illegal, or <see cref="Refusal.None"/>.</summary>
    public readonly Refusal RefusalOf(PlayerAction action) => _toAct < 0 ? Refusal.NobodyToAct : RefusalOf(_toAct, action);

    /// <summary>Goes on to the next street once its cards are dealt.</summary>
    /// <exception cref="InvalidOperationException">The hand does not wait for the board.</exception>
    public void DealStreet()
    {
        if (_phase != BettingPhase.AwaitingBoard)
        {
            throw new InvalidOperationException($"No board cards can be dealt now: the hand is in phase {_phase} on the {_street.Name()}.");
        }

        _street++;
        _callTo = 0;
        _fullRaise = _minimumBet;
        (_largestRaise, _runOfAllIns) = (0, 0);
        _acted = 0;
        _answered = default;
        _pending = CanAct;
        PassTurn(0);
    }

    private readonly Refusal RefusalOf(int seat, PlayerAction action)
    {
        switch (action.Kind)
        {
            case ActionKind.Fold:
                return Refusal.None;
            case ActionKind.Check:
                return _bets[seat] < _callTo ? Refusal.CheckFacingBet : Refusal.None;
            case ActionKind.Call:
                return _bets[seat] < _callTo ? Refusal.None : Refusal.NothingToCall;
            case ActionKind.Raise:
                var legal = LegalOf(seat, out var refusal);
                return refusal != Refusal.None ? refusal
                    : action.RaiseTo > legal.MaxRaiseTo ? Refusal.AboveStack
                    : action.RaiseTo < legal.MinRaiseTo ? Refusal.BelowMinimum
                    : Refusal.None;
            default:
                return Refusal.UnknownAction;
        }
    }

    private void RaiseTo(int seat, long total)
    {
        var added = total - _callTo;
        _fullRaise = Math.Max(_fullRaise, added);
        _callTo = total;
        _bets[seat] += Take(seat, total - _bets[seat]);
        if (_reopening == Reopening.RunOfAllIns)
        {
            ReopenForAll(added, isAllIn: _stacks[seat] == 0);
        }

        _pending = CanAct;
    }

    private void ReopenForAll(long added, bool isAllIn)
    {
        _runOfAllIns = isAllIn ? _runOfAllIns + added : 0;
        if (Math.Max(added, _runOfAllIns) >= _largestRaise)
        {
            _acted = 0;
        }

        _largestRaise = Math.Max(_largestRaise, added);
    }

    // Gives the turn to the next seat that still has to act, from the given one on, or closes the street.
    private void PassTurn(int from)
    {
        // A folded seat among the pending ones has nothing left to do.
        _pending &= CanAct;
        if (BitOperations.IsPow2(_inHand) || _pending == 0 || LoneSeatIsMatched())
        {
            CloseStreet();
        }
        else
        {
            var later = _pending >> from << from;
            _toAct = (sbyte)BitOperations.TrailingZeroCount(later != 0 ? later : _pending);
            _phase = BettingPhase.Acting;
        }

        AssertSound();
    }

    // One seat with chips against all-in opponents has nothing to decide once it has put in as much as each of them.
    private readonly bool LoneSeatIsMatched()
    {
        if (!BitOperations.IsPow2(CanAct))
        {
            return false;
        }

        var bet = _bets[BitOperations.TrailingZeroCount(CanAct)];
        for (var others = _inHand & ~CanAct; others != 0; others &= others - 1)
        {
            if (_bets[BitOperations.TrailingZeroCount(others)] > bet)
            {
                return false;
            }
        }

        return true;
    }

    private void CloseStreet()
    {
        ReturnUncalled();
        for (var seat = 0; seat < _seats; seat++)
        {
            _paid[seat] += _bets[seat];
        }

        _bets = default;
        _pending = 0;
        _toAct = -1;
        _phase = BitOperations.IsPow2(_inHand) ? BettingPhase.Uncontested
            : _street == Street.River ? BettingPhase.Showdown
            : BettingPhase.AwaitingBoard;
    }

    private void ReturnUncalled()
    {
        var (top, highest, second) = (0, -1L, -1L);
        for (var seat = 0; seat < _seats; seat++)
        {
            var bet = _bets[seat];
            if (bet > highest)
            {
                (top, highest, second) = (seat, bet, highest);
            }
            else if (bet > second)
            {
                second = bet;
            }
        }

        if (highest > second)
        {
            _bets[top] = second;
            _stacks[top] += highest - second;
            _pot -= highest - second;
            _withChips |= 1 << top;
        }
    }
}
