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

        Span<long> stacks = stackalloc long[Seats.Most];
        stacks = stacks[.._state.SeatCount];
        if (IsRankingTold())
        {
            _used |= Leniencies.WinnersAsTold;
            return ToldRanking.Explains(_state, _hand.Finishing) ? null
                : Differ(ReplayFault.Stacks, "no ranking of the hands gives the payouts of the recording");
        }

        Settle(stacks);
        return _hand.Finishing is { } finishing && !stacks.SequenceEqual(finishing)
            ? Differ(ReplayFault.Stacks, $"finishing stacks are {string.Join(", ", finishing)} in the recording, {string.Join(", ", stacks.ToArray())} in the engine")
            : null;
    }

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
