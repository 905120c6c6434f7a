using System.Numerics;
using System.Runtime.InteropServices;

using Poker.Core.Cards;
using Poker.Core.Game;

namespace Poker.Core.Histories;

/// <summary>Runs a recorded hand through the engine and compares turns, limits, pots and final stacks.</summary>
/// <remarks>Allocates only to describe a difference. A hand whose final stacks are not recorded is compared up to its end.</remarks>
[StructLayout(LayoutKind.Auto)]
public ref partial struct Replayer
{
    private readonly RecordedHand _hand;
    private readonly IReplayObserver? _observer;
    private BettingState _state;
    private CardSet _board;
    private Leniencies _used;
    private ReplayFault _fault;
    private bool _isBoardUntold;
    private CardSet _boardAtLastAction;

    private Replayer(RecordedHand hand, Reopening reopening, IReplayObserver? observer)
    {
        (_hand, _observer) = (hand, observer);
        _state = hand.Start(reopening);
        _used = hand.AssumedStacks != 0 ? Leniencies.StacksAssumed : Leniencies.None;
    }

    /// <summary>Replays one hand.</summary>
    public static ReplayResult Replay(RecordedHand hand) => Replay(hand, null);

    /// <summary>Replays one hand, before an observer's eyes if there is one.</summary>
    /// <remarks>What the observer saw counts only if the hand agrees, and only since the last <see cref="IReplayObserver.Begin"/>.</remarks>
    internal static ReplayResult Replay(RecordedHand hand, IReplayObserver? observer)
    {
        var result = Replay(hand, Reopening.FullRaise, observer);
        if (!result.Agrees && (hand.Leniencies & Leniencies.RunOfAllInsReopens) != 0
            && Replay(hand, Reopening.RunOfAllIns, observer) is { Agrees: true } other)
        {
            return other with { Used = other.Used | Leniencies.RunOfAllInsReopens };
        }

        return result;
    }

    private static ReplayResult Replay(RecordedHand hand, Reopening reopening, IReplayObserver? observer)
    {
        Replayer replay;
        try
        {
            replay = new Replayer(hand, reopening, observer);
        }
        catch (ArgumentException error)
        {
            return new ReplayResult(error.Message, Leniencies.None, ReplayFault.Opening);
        }

        var reason = replay.Play(out var at) ?? replay.Finish();
        return new ReplayResult(reason, replay._used, replay._fault, at, at < 0 ? "" : Name(hand.Events[at]));
    }

    private string? Play(out int at)
    {
        var events = _hand.Events;
        _observer?.Begin(_state);
        for (at = 0; at < events.Length; at++)
        {
            ref readonly var recorded = ref events[at];
            if ((recorded.Kind == RecordedKind.Board ? Deal(recorded.Cards) : Act(recorded)) is { } reason)
            {
                return reason;
            }
        }

        at = -1;
        return null;
    }

    private string Differ(ReplayFault fault, string reason)
    {
        _fault = fault;
        return reason;
    }

    private string? Deal(CardSet cards)
    {
        if (_state.Phase != BettingPhase.AwaitingBoard)
        {
            return Differ(ReplayFault.OutOfTurn, $"the engine waits for {Wanted()}, not for the board");
        }

        _state.DealStreet();
        _isBoardUntold |= cards.IsEmpty && (_hand.Leniencies & Leniencies.WinnersAsTold) != 0;
        if (_board.Overlaps(cards) || (!_isBoardUntold && (_board | cards).Count != _state.Street.BoardCards()))
        {
            return Differ(ReplayFault.Cards, $"the {_state.Street.Name()} cannot be {cards} after {_board}");
        }

        _board |= cards;
        _observer?.Deal(cards);
        return null;
    }

    private string? Act(in RecordedEvent recorded)
    {
        if (IsNeedlessCheck(recorded))
        {
            _used |= Leniencies.NeedlessCheck;
            return null;
        }

        if (_state.ToAct != recorded.Seat)
        {
            return Differ(ReplayFault.OutOfTurn, $"the engine waits for {Wanted()}");
        }

        _boardAtLastAction = _board;
        var reason = ActInTurn(recorded, _state.Legal());
        return reason is null ? null : Differ(ReplayFault.IllegalAction, reason);
    }

    private string? ActInTurn(in RecordedEvent recorded, LegalActions legal)
    {
        if (recorded.Expected is { } expected && Differs(expected, legal))
        {
            return $"recorded as legal: {Limits(expected)}; in the engine: "
                + Limits(new RecordedLegality(legal.Seat, legal.CallChips, legal.MinRaiseTo, legal.MaxRaiseTo, _state.PotChips));
        }

        var action = Translate(recorded, legal);
        if (action.Kind == ActionKind.Call && recorded.Kind == RecordedKind.Call
            && recorded.Chips != RecordedEvent.Unknown && recorded.Chips != legal.CallChips)
        {
            return $"the call adds {recorded.Chips} in the recording, {legal.CallChips} in the engine";
        }

        if (action.Kind == ActionKind.Fold && legal.CanCheck)
        {
            if ((_hand.Leniencies & Leniencies.NeedlessFold) == 0)
            {
                return "a fold where checking is free";
            }

            _used |= Leniencies.NeedlessFold;
        }

        _observer?.Act(_state, recorded, action);
        return _state.TryAct(action, out var refusal) ? null : refusal.Describe(legal);
    }

    private readonly bool IsNeedlessCheck(in RecordedEvent recorded) =>
        _state.ToAct < 0 && (_hand.Leniencies & Leniencies.NeedlessCheck) != 0
        && recorded.Kind == RecordedKind.Check && _state.CanAct == 1 << recorded.Seat
        && recorded.Expected is null or { CallChips: 0, MaxRaiseTo: 0 };

    private readonly bool Differs(RecordedLegality expected, LegalActions legal) =>
        expected.Seat != legal.Seat || expected.CallChips != legal.CallChips || expected.PotChips != _state.PotChips
        || expected.MinRaiseTo != legal.MinRaiseTo || expected.MaxRaiseTo != legal.MaxRaiseTo;

    private static string Limits(RecordedLegality legal) =>
        $"seat {legal.Seat}, {legal.CallChips} to call, "
        + (legal.MaxRaiseTo > 0 ? $"raises to {legal.MinRaiseTo}–{legal.MaxRaiseTo}, " : "no raise, ")
        + $"{legal.PotChips} in the pot";

    private PlayerAction Translate(in RecordedEvent recorded, LegalActions legal) => recorded.Kind switch
    {
        RecordedKind.Fold => PlayerAction.Fold,
        RecordedKind.Check => PlayerAction.Check,
        RecordedKind.Call => PlayerAction.Call,
        RecordedKind.CheckOrCall => legal.CanCheck ? PlayerAction.Check : PlayerAction.Call,
        _ => TranslateRaise(recorded, legal),
    };

    private PlayerAction TranslateRaise(in RecordedEvent recorded, LegalActions legal)
    {
        var seat = recorded.Seat;
        var total = recorded.Chips;
        if ((_hand.Leniencies & Leniencies.CallWrittenAsRaise) != 0 && !legal.CanCheck
            && total == _state.Bet(seat) + legal.CallChips)
        {
            _used |= Leniencies.CallWrittenAsRaise;
            return PlayerAction.Call;
        }

        if ((_hand.Leniencies & Leniencies.CappedRaise) != 0 && legal.CanRaise && total < legal.MinRaiseTo && total == MostMatchable(seat))
        {
            _used |= Leniencies.CappedRaise;
            return PlayerAction.To(legal.MinRaiseTo);
        }

        return PlayerAction.To(total);
    }

    // The largest street total that any opponent can still reach.
    private readonly long MostMatchable(int seat)
    {
        var most = 0L;
        for (var others = _state.CanAct & ~(1 << seat); others != 0; others &= others - 1)
        {
            var other = BitOperations.TrailingZeroCount(others);
            most = Math.Max(most, _state.Bet(other) + _state.Stack(other));
        }

        return most;
    }

    private readonly string Wanted() => _state.Phase switch
    {
        BettingPhase.Acting => $"seat {_state.ToAct}",
        BettingPhase.AwaitingBoard => $"the {_state.Street.Next().Name()}",
        _ => "nothing: the hand is over",
    };

    private static string Name(in RecordedEvent recorded) => recorded.Kind switch
    {
        RecordedKind.Board => $"board {recorded.Cards}",
        RecordedKind.Raise => $"seat {recorded.Seat} raises to {recorded.Chips}",
        RecordedKind.CheckOrCall => $"seat {recorded.Seat} checks or calls",
        _ => $"seat {recorded.Seat} {recorded.Kind.ToString().ToLowerInvariant()}s",
    };
}
