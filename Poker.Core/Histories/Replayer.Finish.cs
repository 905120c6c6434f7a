using Poker.Core.Cards;
using Poker.Core.Evaluation;
using Poker.Core.Game;

namespace Poker.Core.Histories;

/// <content>The end of a hand: its cards, and the stacks that it leaves.</content>
public ref partial struct Replayer
{
    private string? Finish()
    {
        if (!_state.IsOver)
        {
            return Differ(ReplayFault.Unfinished, $"the recording ends while the engine waits for {Wanted()}");
        }

        if (IsDealtTwice(_board) || IsDealtTwice(_hand.SecondBoard))
        {
            return Differ(ReplayFault.Cards, "a card was dealt twice");
        }

        if (!_hand.SecondBoard.IsEmpty && !IsSecondRun())
        {
            return Differ(ReplayFault.Cards, "the second board is not the one at the all-in run out once more");
        }

        return IsRankingTold() ? FinishAsTold() : FinishBySettling();
    }

    private string? FinishAsTold()
    {
        _used |= Leniencies.WinnersAsTold;
        Span<int> known = stackalloc int[Seats.Most];
        if (!_isBoardUntold)
        {
            Strengths(_board, known);
        }

        return ToldRanking.Contradiction(_state, _hand.Finishing, known) is { } reason ? Differ(ReplayFault.Stacks, reason) : null;
    }

    private string? FinishBySettling()
    {
        Span<long> stacks = stackalloc long[Seats.Most];
        stacks = stacks[.._state.SeatCount];
        Settle(stacks);
        if (_hand.Finishing is not { } finishing || stacks.SequenceEqual(finishing))
        {
            return null;
        }

        var (told, given) = (string.Join(", ", finishing), string.Join(", ", stacks.ToArray()));
        return Differ(ReplayFault.Stacks, $"finishing stacks are {told} in the recording, {given} in the engine");
    }

    // Five cards, of which just those are on the first board too that lay there when the last player acted.
    private readonly bool IsSecondRun() => _hand.SecondBoard.Count == Street.River.BoardCards() && !_isBoardUntold
        && _boardAtLastAction.Count < Street.River.BoardCards() && (_board & _hand.SecondBoard) == _boardAtLastAction;

    private readonly void Settle(Span<long> stacks)
    {
        Span<int> strengths = stackalloc int[Seats.Most];
        var boards = _hand.SecondBoard.IsEmpty ? 1 : 2;
        for (var board = 0; board < boards; board++)
        {
            if (_state.Phase == BettingPhase.Showdown)
            {
                Strengths(board == 0 ? _board : _hand.SecondBoard, strengths);
            }

            Showdown.SettleBoard(_state, strengths, board, boards, stacks);
        }
    }

    // Whether the cards that are told do not tell who won, and the recording may.
    private readonly bool IsRankingTold()
    {
        if (_state.Phase != BettingPhase.Showdown || (_hand.Leniencies & Leniencies.WinnersAsTold) == 0
            || _hand.Finishing is not { } finishing || !_hand.SecondBoard.IsEmpty)
        {
            return false;
        }

        var isTold = _isBoardUntold;
        for (var seat = 0; seat < finishing.Length; seat++)
        {
            isTold |= finishing[seat] > _state.Stack(seat) && (_hand.Pockets[seat].Count != 2 || (_hand.Mucked >> seat & 1) != 0);
        }

        return isTold;
    }

    private readonly bool IsDealtTwice(CardSet board)
    {
        foreach (var pocket in _hand.Pockets)
        {
            if (board.Overlaps(pocket))
            {
                return true;
            }

            board |= pocket;
        }

        return false;
    }

    private readonly void Strengths(CardSet board, Span<int> strengths)
    {
        for (var seat = 0; seat < _state.SeatCount; seat++)
        {
            var shown = _hand.Pockets[seat].Count == 2 && (_hand.Mucked >> seat & 1) == 0 && !_state.HasFolded(seat);
            strengths[seat] = shown ? Evaluator.Evaluate(board | _hand.Pockets[seat]) : 0;
        }
    }
}
