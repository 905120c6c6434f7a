using Poker.Core.Game;

namespace Poker.Bot.Tables.Playing;

/// <summary>The game of a table, without clock and connections: seats, button, hands, and what is told of them. Not for several threads.</summary>
internal sealed class TableGame
{
    private static readonly string?[] Backs = [null, null];

    private readonly IDealer _dealer;
    private int _button = -1;
    private long _dealtAt;

    /// <summary>A table at which nothing has happened.</summary>
    public TableGame(TableRules rules, IDealer dealer)
    {
        (Rules, _dealer) = (rules, dealer);
        Seats = [.. rules.Setup.Seats.Select((seat, index) => new TableSeat(index + 1, seat.Strategy))];
    }

    /// <summary>The rules.</summary>
    public TableRules Rules { get; }

    /// <summary>The seats.</summary>
    public IReadOnlyList<TableSeat> Seats { get; }

    /// <summary>What happened.</summary>
    public TableLog Log { get; } = new();

    /// <summary>The hand in play, or the last one; null before the first.</summary>
    public LiveHand? Hand { get; private set; }

    /// <summary>The number of the first event of the hand in play; behind the last event where none is played.</summary>
    public long HandBegan { get; private set; } = 1;

    /// <summary>Whether a hand is being played.</summary>
    public bool IsPlaying => Hand is { Finishing: null };

    /// <summary>The seat with the button; null before the first hand.</summary>
    public TableSeat? Button => _button < 0 ? null : Seats[_button];

    /// <summary>The seats that would be dealt in now.</summary>
    public IEnumerable<TableSeat> In => Seats.Where(seat => seat.IsIn);

    /// <summary>Deals the next hand to all who are in, of whom there are two or more.</summary>
    public void Deal()
    {
        do
        {
            _button = (_button + 1) % Seats.Count;
        }
        while (!Seats[_button].IsIn);

        foreach (var seat in Seats)
        {
            seat.LastAction = null;
        }

        var players = Enumerable.Range(1, Seats.Count).Select(step => Seats[(_button + step) % Seats.Count]).Where(seat => seat.IsIn).ToArray();
        foreach (var player in players)
        {
            player.Buy(Rules);
        }

        HandBegan = _dealtAt = Log.Last + 1;
        Hand = new LiveHand((Hand?.Number ?? 0) + 1, Rules.Stakes, players, _dealer, Log.Add);
    }

    /// <summary>Does an action of the seat to act, or refuses it and changes nothing.</summary>
    public bool TryAct(PlayerAction action, out Refusal refusal)
    {
        var (seat, legal) = (Hand!.ToAct!, Hand.Betting.Legal());
        var isFirst = Hand.Betting.CallTo == 0;
        if (!Hand.TryAct(action, out refusal))
        {
            return false;
        }

        seat.LastAction = action.Kind switch
        {
            ActionKind.Fold => "folds",
            ActionKind.Check => "checks",
            ActionKind.Call => $"calls {legal.CallChips}",
            _ => $"{(isFirst ? "bets" : "raises to")} {action.RaiseTo}",
        };
        return true;
    }

    /// <summary>Deals the next street.</summary>
    public void DealStreet()
    {
        Hand!.DealStreet();
        foreach (var seat in Seats)
        {
            seat.LastAction = null;
        }
    }

    /// <summary>Pays a hand that is over.</summary>
    public void Finish()
    {
        var hand = Hand!;
        hand.Finish();
        for (var place = 0; place < hand.Players.Count; place++)
        {
            hand.Players[place].Finish(hand.Finishing![place]);
        }

        HandBegan = Log.Last + 1;
    }

    /// <summary>Tells something beside the play.</summary>
    public void Note(string text, TableSeat? seat = null) => Log.Add(new(EventKinds.Note, Seat: seat?.Number, Text: text));

    /// <summary>A uniform number in [0, 1), for a strategy's choice.</summary>
    public double Draw() => _dealer.Draw();

    /// <summary>What a seat holds as a viewer may see it: cards, or <c>null</c>s for backs; empty for none.</summary>
    /// <param name="seat">Whose cards.</param>
    /// <param name="viewer">Who looks; null for somebody who only watches.</param>
    public IReadOnlyList<string?> CardsOf(TableSeat seat, TableSeat? viewer)
    {
        if (Hand?.PlaceOf(seat) is not (>= 0 and var place))
        {
            return [];
        }

        var isOpen = (Hand.Shown >> place & 1) != 0 || (viewer == seat && seat.TakenAt < _dealtAt);
        return isOpen ? LiveHand.Cards(Hand.PocketOf(place)).ToArray()
            : Hand.Betting.HasFolded(place) || Hand.Finishing is not null ? []
            : Backs;
    }
}
