using Poker.Core.Cards;
using Poker.Core.Game;
using Poker.Core.Histories;

namespace Poker.Core.Dialects.Writing;

/// <summary>Tells a recorded hand, which has to be legal and to know its finishing stacks, step by step.</summary>
internal ref struct HandNarrator
{
    private readonly RecordedHand _hand;
    private readonly IHandTeller _teller;
    private readonly long[] _put;
    private BettingState _state;
    private CardSet _board;

    private HandNarrator(RecordedHand hand, IHandTeller teller)
    {
        _hand = hand;
        _teller = teller;
        _put = new long[hand.Stacks.Length];
        _state = hand.Start();
    }

    /// <summary>Tells the hand.</summary>
    /// <exception cref="ArgumentException">It is not legal, or its finishing stacks are not known.</exception>
    public static void Tell(RecordedHand hand, IHandTeller teller)
    {
        if (hand.Finishing is null || Replayer.Replay(hand) is not { Agrees: true, Used: Leniencies.None })
        {
            throw new ArgumentException("Only a legal hand whose finishing stacks are known can be told.", nameof(hand));
        }

        var narrator = new HandNarrator(hand, teller);
        teller.Start(hand);
        narrator.Posts();
        teller.Deal();
        foreach (var recorded in hand.Events)
        {
            narrator.Event(recorded);
        }

        narrator.Payouts(hand.Finishing);
        teller.End();
    }

    private readonly void Posts()
    {
        var count = _put.Length;
        var isStraddled = _hand.CallTo > _hand.MinimumBet;
        var last = (_hand.FirstToAct - 1 + count) % count;
        var big = !isStraddled ? last : count == 2 ? 0 : (last - 1 + count) % count;
        var small = count == 2 ? 1 : (big - 1 + count) % count;
        for (var seat = 0; seat < count; seat++)
        {
            Post(seat, PostKind.Ante, _hand.Antes[seat]);
            Post(seat, PostKind.Dead, _hand.Dead[seat]);
        }

        Post(small, PostKind.SmallBlind, isStraddled && small == last ? 0 : _hand.Blinds[small]);
        Post(big, PostKind.BigBlind, _hand.Blinds[big]);
        Post(last, PostKind.Straddle, isStraddled ? _hand.Blinds[last] : 0);
        for (var seat = 0; seat < count; seat++)
        {
            Post(seat, PostKind.Live, seat == small || seat == big || seat == last ? 0 : _hand.Blinds[seat]);
        }
    }

    private readonly void Post(int seat, PostKind kind, long chips)
    {
        chips = Math.Min(chips, _hand.Stacks[seat] - _put[seat]);
        if (chips > 0)
        {
            _put[seat] += chips;
            _teller.Post(seat, kind, chips, isAllIn: _put[seat] == _hand.Stacks[seat]);
        }
    }

    private void Event(in RecordedEvent recorded)
    {
        if (recorded.Kind == RecordedKind.Board)
        {
            _state.DealStreet();
            _teller.Board(_state.Street, _board, recorded.Cards);
            _board |= recorded.Cards;
            return;
        }

        var (seat, legal) = (recorded.Seat, _state.Legal());
        var kind = recorded.Kind != RecordedKind.CheckOrCall ? recorded.Kind : legal.CanCheck ? RecordedKind.Check : RecordedKind.Call;
        var added = kind switch
        {
            RecordedKind.Call => legal.CallChips,
            RecordedKind.Raise => recorded.Chips - _state.Bet(seat),
            _ => 0,
        };
        _put[seat] += added;
        _teller.Act(seat, kind, added, _state.Bet(seat) + added, _state.CallTo == 0, added > 0 && _put[seat] == _hand.Stacks[seat]);
        _state.Act(kind switch
        {
            RecordedKind.Fold => PlayerAction.Fold,
            RecordedKind.Check => PlayerAction.Check,
            RecordedKind.Call => PlayerAction.Call,
            _ => PlayerAction.To(recorded.Chips),
        });
    }

    private readonly void Payouts(long[] finishing)
    {
        if (!_hand.SecondBoard.IsEmpty)
        {
            _teller.SecondBoard(_hand.SecondBoard);
        }

        for (var seat = 0; seat < finishing.Length; seat++)
        {
            var uncalled = _put[seat] - (_hand.Stacks[seat] - _state.Stack(seat));
            if (uncalled > 0)
            {
                _teller.Return(seat, uncalled);
            }
        }

        for (var seat = 0; seat < finishing.Length; seat++)
        {
            var isMucked = (_hand.Mucked >> seat & 1) != 0;
            if (_state.Phase == BettingPhase.Showdown && !_state.HasFolded(seat) && (isMucked || _hand.Pockets[seat].Count == 2))
            {
                _teller.Show(seat, isMucked);
            }
        }

        for (var seat = 0; seat < finishing.Length; seat++)
        {
            if (finishing[seat] > _state.Stack(seat))
            {
                _teller.Win(seat, finishing[seat] - _state.Stack(seat));
            }
        }
    }
}
