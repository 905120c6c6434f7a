using Poker.Core.Cards;

namespace Poker.Core.Dialects;

/// <summary>Gathers the events of one hand, players in the order in which they appear. Used again for hand after hand.</summary>
internal sealed partial class HandDraft
{
    // No hand has so many events; it bounds the memory that lines without end can take, and the sums of amounts.
    private const int MostEvents = 500;

    private readonly List<DraftSeat> _unused = [];
    private readonly List<GameEvent.StackTold> _stacksTold = [];
    private int _events;
    private int _decimals;

    /// <summary>The players.</summary>
    public List<DraftSeat> Seats { get; } = [];

    /// <summary>Actions and board cards, in order.</summary>
    public List<DraftDeed> Deeds { get; } = [];

    /// <summary>Pots that were shared.</summary>
    public List<DraftSplit> Splits { get; } = [];

    /// <summary>The number of the hand's first line.</summary>
    public long FirstLine { get; private set; }

    /// <summary>The number of its last line so far.</summary>
    public long LastLine { get; private set; }

    /// <summary>How the source names the hand, or null.</summary>
    public string? Id { get; private set; }

    /// <summary>Who has the button, or null.</summary>
    public string? Dealer { get; private set; }

    /// <summary>How far the hand has come.</summary>
    public HandPhase Phase { get; private set; }

    /// <summary>Whether a line has said that the hand starts.</summary>
    public bool HasStart { get; private set; }

    /// <summary>Whether a line has said that the hand has ended.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Whether lines have told who is dealt in.</summary>
    public bool AreSeatsTold { get; private set; }

    /// <summary>Whether a line has told of uncalled chips that go back.</summary>
    public bool HasReturns { get; private set; }

    /// <summary>The first thing that makes the hand unacceptable, or null.</summary>
    public Fault? Fault { get; private set; }

    /// <summary>The first line that could not be understood, or null: the reason why, if the hand makes no sense.</summary>
    public Fault? Doubt { get; private set; }

    /// <summary>Whether that line came before anybody acted.</summary>
    public bool IsDoubtEarly { get; private set; }

    /// <summary>The street.</summary>
    public Street Street { get; private set; }

    /// <summary>The board so far.</summary>
    public CardSet Board { get; private set; }

    /// <summary>The second board of a hand run twice.</summary>
    public CardSet SecondBoard { get; private set; }

    /// <summary>The cards of whoever's screen it is.</summary>
    public CardSet HeroCards { get; private set; }

    /// <summary>Who that is, or null.</summary>
    public string? Hero { get; set; }

    /// <summary>The most decimals of an amount of the hand or of a stack before it.</summary>
    public int Decimals
    {
        get
        {
            var most = _decimals;
            foreach (var seat in Seats)
            {
                most = Math.Max(most, seat.StackDecimals);
            }

            return most;
        }
    }

    /// <summary>Whether nothing but a start has been told.</summary>
    public bool IsBare => Seats.Count == 0 && Deeds.Count == 0 && HeroCards.IsEmpty && Fault is null;

    /// <summary>Begins another hand.</summary>
    public void Start(long line, TableMemory memory)
    {
        _unused.AddRange(Seats);
        Seats.Clear();
        Deeds.Clear();
        Splits.Clear();
        _stacksTold.Clear();
        (FirstLine, LastLine, _events, Id, Dealer) = (line, line, 0, null, null);
        (Phase, HasStart, HasEnded, AreSeatsTold, HasReturns) = (HandPhase.Opening, false, false, false, false);
        (Fault, Doubt, IsDoubtEarly, Street, _decimals) = (null, null, false, Street.Preflop, 0);
        (_turns, _dealt, _straddles, _areBlindsTold) = (0, 0, 0, false);
        (Board, SecondBoard, HeroCards, Hero) = (CardSet.Empty, CardSet.Empty, CardSet.Empty, memory.Hero);
        (SmallBlindSeat, BigBlindSeat, StraddleSeat, Straddle, _callTo) = (-1, -1, -1, 0, 0);
        (SmallBlind, BigBlind) = (memory.SmallBlind.TenThousandths, memory.BigBlind.TenThousandths);
    }

    /// <summary>Takes one event in.</summary>
    public void Take(GameEvent told, long line, TableMemory memory)
    {
        LastLine = line;
        if (++_events > MostEvents)
        {
            // What follows the payouts, stacks told again and again, does not spoil the hand.
            if (Phase != HandPhase.Paid)
            {
                Fail(QuarantineCause.BrokenOff, "more events than a hand can have: no line tells where it ends", line);
            }

            return;
        }

        if (!TakeAction(told, line, memory) && !TakePost(told, line, memory))
        {
            TakeOther(told, line, memory);
        }
    }

    /// <summary>Notes the first thing that makes the hand unacceptable.</summary>
    public void Fail(QuarantineCause cause, string reason, long line) => Fault ??= new Fault(cause, reason, line);

    /// <summary>The index of a player, or −1.</summary>
    public int IndexOf(string player)
    {
        for (var i = 0; i < Seats.Count; i++)
        {
            if (ReferenceEquals(Seats[i].Player, player))
            {
                return i;
            }
        }

        for (var i = 0; i < Seats.Count; i++)
        {
            if (Seats[i].Player == player)
            {
                return i;
            }
        }

        return -1;
    }

    private void TakeOther(GameEvent told, long line, TableMemory memory)
    {
        switch (told)
        {
            case GameEvent.HandStarted(var id, var dealer):
                (HasStart, Id, Dealer) = (true, id ?? Id, dealer ?? Dealer);
                break;
            case GameEvent.ButtonTold(var dealer):
                Dealer = dealer;
                break;
            case GameEvent.Seated seated:
                Sit(seated, line, memory);
                break;
            case GameEvent.Dealt dealt:
                Deal(dealt, line, memory);
                break;
            case GameEvent.BlindsTold(var small, var big) when Phase == HandPhase.Opening:
                (SmallBlind, BigBlind, _areBlindsTold) = (Read(small), Read(big), true);
                break;
            case GameEvent.Shown(var player, var cards) when SeatOf(player, line, memory) is { } seat:
                Show(seat, cards, line);
                break;
            case GameEvent.Mucked(var player) when SeatOf(player, line, memory) is { } seat:
                seat.HasMucked = true;
                break;
            case GameEvent.StackTold stack:
                TakeStack(stack, line);
                break;
            case GameEvent.HandEnded:
                (HasEnded, Phase) = (true, HandPhase.Paid);
                break;
            default:
                TakeFault(told, line);
                TakePayout(told, line, memory);
                break;
        }
    }

    private void TakeFault(GameEvent told, long line)
    {
        switch (told)
        {
            case GameEvent.Skipped(var cause, var reason):
                Fail(cause, reason, line);
                break;
            case GameEvent.Unreadable(var reason) when Doubt is null:
                (Doubt, IsDoubtEarly) = (new Fault(QuarantineCause.Unreadable, reason, line), Phase == HandPhase.Opening);
                break;
        }
    }
}
