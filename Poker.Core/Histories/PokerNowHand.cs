using Poker.Core.Cards;

namespace Poker.Core.Histories;

/// <summary>Gathers the lines of one PokerNow hand, seats in the log's order, and makes a recorded hand of them.</summary>
internal sealed class PokerNowHand
{
    private const string NoLimitHoldem = "No Limit Texas Hold'em";

    private readonly string _id;
    private readonly PokerNowLine _start;
    private readonly long _chipsPerUnit;
    private readonly Dictionary<string, string> _aliases;
    private readonly List<string> _ids = [];
    private readonly List<string> _names = [];
    private readonly List<RecordedEvent> _events = [];
    private long[] _stacks = [];
    private long[] _antes = [];
    private long[] _dead = [];
    private long[] _posts = [];
    private long[] _bets = [];
    private long[] _net = [];
    private CardSet[] _pockets = [];
    private CardSet _secondBoard;
    private string? _fault;
    private bool _hasEnded;
    private int _smallBlindSeat = -1;
    private int _bigBlindSeat = -1;
    private int _straddleSeat = -1;
    private long _straddle;

    /// <summary>A hand that starts while the big blind is what the log last told, 0 if nothing yet.</summary>
    public PokerNowHand(string id, PokerNowLine start, decimal bigBlind, long chipsPerUnit, Dictionary<string, string> aliases)
    {
        (_id, _start, _chipsPerUnit, _aliases, BigBlind) = (id, start, chipsPerUnit, aliases, bigBlind);
        _fault = start.Text == NoLimitHoldem ? null : $"not no-limit hold'em: {start.Text}";
    }

    /// <summary>The full big blind as far as the log tells, in its unit.</summary>
    public decimal BigBlind { get; private set; }

    /// <summary>Takes one line in; after the first fault, the rest is passed over.</summary>
    public void Take(PokerNowLine line)
    {
        try
        {
            if (_fault is null)
            {
                Dispatch(line);
            }
        }
        catch (RejectedHandException error)
        {
            _fault = error.Message;
        }
    }

    /// <summary>The hand, or why there is none.</summary>
    public ReadHand Build()
    {
        var fault = _fault
            ?? (!_hasEnded ? "the log breaks off inside the hand"
            : _bigBlindSeat < 0 ? "nobody posts a big blind"
            : _net.Sum() != 0 ? "the log itself does not conserve chips"
            : null);
        return fault is null ? ReadHand.Of(InDealingOrder()) : ReadHand.Rejected(_id, fault);
    }

    private void Dispatch(PokerNowLine line)
    {
        switch (line.Kind)
        {
            case PokerNowLineKind.Stacks:
                SetStacks(line);
                break;
            case PokerNowLineKind.End:
                _hasEnded = true;
                break;
            case PokerNowLineKind.Board:
                _events.Add(RecordedEvent.Board(Cards(line.Text)));
                Array.Clear(_bets);
                break;
            case PokerNowLineKind.SecondRun:
                _secondBoard = Cards(line.Text);
                break;
            case PokerNowLineKind.SecondBoard or PokerNowLineKind.BombPot:
                throw new RejectedHandException("a bomb pot or double board");
            case PokerNowLineKind.Uncalled or PokerNowLineKind.Collected:
                _net[Seat(line)] += Chips(line.Amount);
                break;
            case PokerNowLineKind.Show:
                _pockets[Seat(line)] |= Cards(line.Text);
                break;
            case >= PokerNowLineKind.Fold and <= PokerNowLineKind.Raise:
                Act(line);
                break;
            default:
                Post(line);
                break;
        }
    }

    private void SetStacks(PokerNowLine line)
    {
        foreach (var (id, name, _) in PokerNowLine.StacksOf(line.Text))
        {
            _ids.Add(id);
            _names.Add(name);
        }

        RecordedHand.RequireSeats(_ids.Count);
        _stacks = [.. PokerNowLine.StacksOf(line.Text).Select(entry => Chips(entry.Chips))];
        _antes = new long[_stacks.Length];
        _dead = new long[_stacks.Length];
        _posts = new long[_stacks.Length];
        _bets = new long[_stacks.Length];
        _net = new long[_stacks.Length];
        _pockets = new CardSet[_stacks.Length];
    }

    private void Post(PokerNowLine line)
    {
        var seat = Seat(line);
        var chips = Chips(line.Amount);
        switch (line.Kind)
        {
            case PokerNowLineKind.Ante:
                _antes[seat] += chips;
                _net[seat] -= chips;
                return;
            case PokerNowLineKind.MissedSmallBlind:
                _dead[seat] += chips;
                _net[seat] -= chips;
                return;
            case PokerNowLineKind.SmallBlind:
                _smallBlindSeat = seat;
                break;
            case PokerNowLineKind.BigBlind:
                _bigBlindSeat = seat;
                // A stack that is too short posts what it has: then the log's last full big blind counts.
                BigBlind = chips + _antes[seat] + _dead[seat] < _stacks[seat] ? line.Amount : Math.Max(BigBlind, line.Amount);
                break;
            case PokerNowLineKind.Straddle:
                (_straddleSeat, _straddle) = (seat, Math.Max(chips, _straddle));
                break;
        }

        PutTo(seat, chips);
        _posts[seat] = _bets[seat];
    }

    private void Act(PokerNowLine line)
    {
        var seat = Seat(line);
        var total = Chips(line.Amount);
        _events.Add(line.Kind switch
        {
            PokerNowLineKind.Fold => RecordedEvent.Action(RecordedKind.Fold, seat),
            PokerNowLineKind.Check => RecordedEvent.Action(RecordedKind.Check, seat),
            PokerNowLineKind.Call => RecordedEvent.Action(RecordedKind.Call, seat, total - _bets[seat]),
            _ => RecordedEvent.Action(RecordedKind.Raise, seat, total),
        });
        PutTo(seat, total);
    }

    private void PutTo(int seat, long total)
    {
        var added = Math.Max(total - _bets[seat], 0);
        _bets[seat] += added;
        _net[seat] -= added;
    }

    private RecordedHand InDealingOrder()
    {
        var count = _stacks.Length;
        var first = FirstSeat();
        int Dealt(int seat) => (seat - first + count) % count;
        T[] Turn<T>(T[] bySeat) => [.. bySeat[first..], .. bySeat[..first]];

        // One ante for the table is dead money.
        var isTableAnte = _antes.Count(ante => ante > 0) == 1;
        var dead = _dead.Zip(_antes, (missed, ante) => missed + (isTableAnte ? ante : 0)).ToArray();
        return new RecordedHand
        {
            Id = _id,
            Players = Turn(_names.ToArray()),
            Stacks = Turn(_stacks),
            Antes = isTableAnte ? new long[count] : Turn(_antes),
            Dead = Turn(dead),
            Blinds = Turn(_posts),
            CallTo = Math.Max(Chips(BigBlind), _straddle),
            MinimumBet = Chips(BigBlind),
            FirstToAct = (Dealt(_straddleSeat >= 0 ? _straddleSeat : _bigBlindSeat) + 1) % count,
            Pockets = Turn(_pockets),
            Events = [.. _events.Select(played => played.Seat < 0 ? played : played with { Seat = Dealt(played.Seat) })],
            SecondBoard = _secondBoard,
            Finishing = Turn(_stacks.Zip(_net, (stack, net) => stack + net).ToArray()),
            ChipsPerUnit = _chipsPerUnit,
            Leniencies = Leniencies.NeedlessFold | Leniencies.CallWrittenAsRaise | Leniencies.CappedRaise,
        };
    }

    // The first left of the button; heads-up the big blind. With a dead button, who posts the small blind, or else the big one.
    private int FirstSeat()
    {
        if (_stacks.Length == 2)
        {
            return _bigBlindSeat;
        }

        var dealer = SeatOf(_start.Player);
        return dealer >= 0 ? (dealer + 1) % _stacks.Length
            : _smallBlindSeat >= 0 ? _smallBlindSeat
            : _bigBlindSeat;
    }

    private int SeatOf(string player)
    {
        var seat = _ids.IndexOf(player);
        return seat >= 0 || !_aliases.TryGetValue(player, out var old) ? seat : _ids.IndexOf(old);
    }

    private int Seat(PokerNowLine line) =>
        SeatOf(line.Player) is >= 0 and var seat ? seat : throw new RejectedHandException("a player acts who was not dealt in");

    private long Chips(decimal amount) => amount <= Game.BettingState.MostChips / _chipsPerUnit && amount * _chipsPerUnit % 1 == 0
        ? (long)(amount * _chipsPerUnit)
        : throw new RejectedHandException("an amount is out of range or has parts of a chip");

    private static CardSet Cards(string letters) =>
        CardSet.TryParse(letters, out var cards, out var error) ? cards : throw new RejectedHandException(error!);
}
