using Poker.Bot.Strategies;
using Poker.Core.Cards;
using Poker.Core.Dialects;
using Poker.Core.Dialects.Writing;
using Poker.Core.Game;
using Poker.Core.Histories;

namespace Poker.Bot.Tables.Playing;

/// <summary>A hand that is being played, and told as it goes. Places are in dealing order, as <see cref="Seats"/> says.</summary>
/// <remarks>It is told once: the engine's own numbers, in the order of play. A pocket is told its owner, and others only when it is shown.</remarks>
internal sealed class LiveHand
{
    private readonly PlainLines _lines = new();
    private readonly Action<TableEvent> _tell;
    private readonly Deal _deal;
    private readonly long[] _starting;
    private readonly long[] _put;
    private readonly ulong[] _tokens;
    private readonly List<PlayerAction> _actions = [];
    private readonly List<string> _board = [];
    private BettingState _betting;

    /// <summary>Starts a hand: blinds are posted, cards dealt.</summary>
    /// <param name="number">Its number at the table.</param>
    /// <param name="stakes">The forced bets.</param>
    /// <param name="players">The seats that are dealt in, the button last; their stacks are what they begin with.</param>
    /// <param name="dealer">Where cards and tokens come from.</param>
    /// <param name="tell">Is told all that happens.</param>
    public LiveHand(long number, Stakes stakes, IReadOnlyList<TableSeat> players, IDealer dealer, Action<TableEvent> tell)
    {
        (Number, Stakes, Players, _tell) = (number, stakes, players, tell);
        _starting = [.. players.Select(player => player.Stack)];
        _put = new long[players.Count];
        _deal = dealer.Deal(players.Count);
        _tokens = [.. players.Select(_ => dealer.Token())];
        _betting = stakes.Start(_starting);
        TellOpening();
        Settle();
    }

    /// <summary>Its number at the table, from 1.</summary>
    public long Number { get; }

    /// <summary>The forced bets.</summary>
    public Stakes Stakes { get; }

    /// <summary>Who is dealt in, in dealing order.</summary>
    public IReadOnlyList<TableSeat> Players { get; }

    /// <summary>The betting.</summary>
    public ref readonly BettingState Betting => ref _betting;

    /// <summary>The board that is shown.</summary>
    public CardSet Board => _deal.Board(_betting.Street);

    /// <summary>The same in words, in the order in which it came.</summary>
    public IReadOnlyList<string> BoardAsDealt => [.. _board];

    /// <summary>How many actions were done: the number of the turn that it is.</summary>
    public int Turn => _actions.Count;

    /// <summary>The mask of the places that have shown.</summary>
    public int Shown { get; private set; }

    /// <summary>The pots as the last street left them, main pot first; empty before the flop.</summary>
    public IReadOnlyList<long> Pots { get; private set; } = [];

    /// <summary>Every place's chips after the hand; null while it is played.</summary>
    public long[]? Finishing { get; private set; }

    /// <summary>The seat to act; null for nobody.</summary>
    public TableSeat? ToAct => _betting.ToAct < 0 ? null : Players[_betting.ToAct];

    /// <summary>A seat's place; −1 if it was not dealt in.</summary>
    public int PlaceOf(TableSeat seat)
    {
        for (var place = 0; place < Players.Count; place++)
        {
            if (Players[place] == seat)
            {
                return place;
            }
        }

        return -1;
    }

    /// <summary>A place's pocket: for its owner, or when it was shown.</summary>
    public CardSet PocketOf(int place) => _deal.Pocket(place);

    /// <summary>What a place won or, negative, lost, in big blinds; the hand is over.</summary>
    public double WonBigBlinds(int place) => (double)(Finishing![place] - _starting[place]) / Stakes.BigBlind;

    /// <summary>What the seat to act is asked.</summary>
    public DecisionSpot Spot()
    {
        var place = _betting.ToAct;
        return new(Stakes, _starting, [.. _actions], _betting, _deal.Pocket(place), Board);
    }

    /// <summary>Random bits of the seat to act, the same through the hand.</summary>
    public ulong Token => _tokens[_betting.ToAct];

    /// <summary>Does an action of the seat to act, or refuses it and changes nothing.</summary>
    public bool TryAct(PlayerAction action, out Refusal refusal)
    {
        var (before, place) = (_betting, _betting.ToAct);
        if (!_betting.TryAct(action, out refusal))
        {
            return false;
        }

        _actions.Add(action);
        var added = action.Kind switch
        {
            ActionKind.Call => Math.Min(before.CallTo - before.Bet(place), before.Stack(place)),
            ActionKind.Raise => action.RaiseTo - before.Bet(place),
            _ => 0,
        };
        _put[place] += added;
        var (name, total, isFirst) = (Players[place].Name, before.Bet(place) + added, before.CallTo == 0);
        var (kind, word) = action.Kind switch
        {
            ActionKind.Fold => (RecordedKind.Fold, "fold"),
            ActionKind.Check => (RecordedKind.Check, "check"),
            ActionKind.Call => (RecordedKind.Call, "call"),
            _ => (RecordedKind.Raise, isFirst ? "bet" : "raise"),
        };
        Tell(
            EventKinds.Act, _lines.Act(name, kind, added, total, isFirst, added > 0 && added == before.Stack(place)), place, word,
            action.Kind == ActionKind.Raise ? total : action.Kind == ActionKind.Call ? added : null);
        Settle();
        return true;
    }

    /// <summary>Deals the next street.</summary>
    public void DealStreet()
    {
        var before = Board;
        _betting.DealStreet();
        var fresh = Board - before;
        _board.AddRange(Cards(fresh));
        _tell(new(EventKinds.Board, PlainLines.Board(_betting.Street, fresh), Cards: Cards(fresh)));
        Settle();
    }

    /// <summary>Shows, pays and ends a hand that is over.</summary>
    public void Finish()
    {
        var strengths = new int[Players.Count];
        if (_betting.Phase == BettingPhase.Showdown)
        {
            _deal.Strengths(_betting, strengths);
            Show(strengths);
        }

        var finishing = new long[Players.Count];
        Showdown.Settle(_betting, strengths, finishing);
        for (var place = 0; place < finishing.Length; place++)
        {
            if (finishing[place] - _betting.Stack(place) is > 0 and var won)
            {
                Tell(EventKinds.Win, _lines.Win(Players[place].Name, won), place, chips: won);
            }
        }

        Finishing = finishing;
    }

    // All show once anybody is all-in (TDA 16). Else the last raiser of the river shows first, or the first to the left of the button, and who
    // cannot beat what lies open does not show: there is but one pot then.
    private void Show(int[] strengths)
    {
        var isAllIn = _betting.CanAct != _betting.InHand;
        var best = 0;
        for (var i = 0; i < Players.Count; i++)
        {
            var place = (FirstToShow() + i) % Players.Count;
            if (_betting.HasFolded(place))
            {
                continue;
            }

            if (!isAllIn && strengths[place] < best)
            {
                Tell(EventKinds.Muck, PlainLines.Muck(Players[place].Name), place);
                continue;
            }

            best = Math.Max(best, strengths[place]);
            Shown |= 1 << place;
            Tell(EventKinds.Show, PlainLines.Show(Players[place].Name, _deal.Pocket(place)), place, cards: Cards(_deal.Pocket(place)));
        }
    }

    private int FirstToShow()
    {
        var state = Stakes.Start(_starting);
        var first = 0;
        foreach (var action in _actions)
        {
            while (state.ToAct < 0)
            {
                state.DealStreet();
                first = 0;
            }

            first = action.Kind == ActionKind.Raise ? state.ToAct : first;
            state.Act(action);
        }

        return state.Street == Street.River ? first : 0;
    }

    private void TellOpening()
    {
        var names = Players.Select(player => player.Name).ToArray();
        _tell(new(EventKinds.Hand, PlainLines.Start($"{Number}", names[^1]), Players[^1].Number));
        _tell(new(EventKinds.Blinds, _lines.Blinds(Stakes.SmallBlind, Stakes.BigBlind)));
        foreach (var player in Players.OrderBy(player => player.Number))
        {
            _tell(new(EventKinds.Seat, _lines.Seat(player.Number, player.Name, player.Stack), player.Number, Chips: player.Stack));
        }

        var (small, big) = names.Length == 2 ? (1, 0) : (0, 1);
        Post(small, PostKind.SmallBlind, Stakes.SmallBlind);
        Post(big, PostKind.BigBlind, Stakes.BigBlind);
        for (var place = 0; place < names.Length; place++)
        {
            var (number, pocket) = (Players[place].Number, _deal.Pocket(place));
            _tell(new TableEvent(EventKinds.Deal, PlainLines.Dealt(names[place], pocket), number, Cards: Cards(pocket)) { OnlyFor = number });
        }
    }

    private void Post(int place, PostKind kind, long chips)
    {
        chips = Math.Min(chips, _starting[place]);
        if (chips > 0)
        {
            _put[place] += chips;
            Tell(EventKinds.Post, _lines.Post(Players[place].Name, kind, chips, chips == _starting[place]), place, chips: chips);
        }
    }

    // After whatever may have closed a street: the engine has given back what nobody called.
    private void Settle()
    {
        for (var place = 0; place < Players.Count; place++)
        {
            if (_put[place] - (_starting[place] - _betting.Stack(place)) is > 0 and var uncalled)
            {
                _put[place] -= uncalled;
                Tell(EventKinds.Return, _lines.Return(Players[place].Name, uncalled), place, chips: uncalled);
            }
        }

        if (_betting.Phase != BettingPhase.Acting)
        {
            var pots = Core.Game.Pots.Of(_betting);
            Pots = [.. Enumerable.Range(0, pots.Count).Select(pot => pots[pot].Chips)];
        }
    }

    private void Tell(string kind, string line, int place, string? action = null, long? chips = null, IReadOnlyList<string>? cards = null) =>
        _tell(new(kind, line, Players[place].Number, action, chips, cards));

    /// <summary>Cards in words, the highest first.</summary>
    public static IReadOnlyList<string> Cards(CardSet cards) => [.. cards.ToArray().Reverse().Select(card => card.ToString())];
}
