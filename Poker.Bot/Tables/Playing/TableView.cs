using Poker.Core.Cards;

namespace Poker.Bot.Tables.Playing;

/// <summary>A table as a viewer sees it: nothing is in it that the viewer may not know.</summary>
internal sealed record TableView
{
    /// <summary>The hand's number, from 1; 0 before the first.</summary>
    public required long Hand { get; init; }

    /// <summary><c>waiting</c>, <c>playing</c> or <c>over</c>: the hand's end is to be seen.</summary>
    public required string Phase { get; init; }

    /// <summary>What is waited for; null while a hand is played.</summary>
    public string? Waiting { get; init; }

    /// <summary>The street: <c>preflop</c>, <c>flop</c>, <c>turn</c>, <c>river</c>.</summary>
    public required string Street { get; init; }

    /// <summary>The board that is shown.</summary>
    public required IReadOnlyList<string> Board { get; init; }

    /// <summary>All chips put in, bets of this street included.</summary>
    public required long Pot { get; init; }

    /// <summary>The pots as the last street left them, main pot first.</summary>
    public required IReadOnlyList<long> Pots { get; init; }

    /// <summary>The seat with the button; null before the first hand.</summary>
    public int? Button { get; init; }

    /// <summary>The seats.</summary>
    public required IReadOnlyList<SeatView> Seats { get; init; }

    /// <summary>Whose turn it is; null for nobody's.</summary>
    public TurnView? Turn { get; init; }

    /// <summary>What the viewer may do; null unless it is the viewer's turn.</summary>
    public LegalView? Legal { get; init; }

    /// <summary>The viewer's seat; null for who only watches.</summary>
    public int? You { get; init; }

    /// <summary>The small blind.</summary>
    public required long SmallBlind { get; init; }

    /// <summary>The big blind.</summary>
    public required long BigBlind { get; init; }

    /// <summary>Whether a seed fixes the cards, so that whoever made the table may know them.</summary>
    public required bool IsSeeded { get; init; }

    /// <summary>A game as a viewer sees it.</summary>
    /// <param name="game">The game.</param>
    /// <param name="viewer">The viewer's seat; null for who only watches.</param>
    /// <param name="waiting">What is waited for, where no hand is played.</param>
    /// <param name="left">What is left of the time to act; null where it has no end.</param>
    public static TableView Of(TableGame game, TableSeat? viewer, string? waiting, TimeSpan? left)
    {
        var hand = game.Hand;
        var toAct = game.IsPlaying ? hand!.ToAct : null;
        return new()
        {
            Hand = hand?.Number ?? 0,
            Phase = game.IsPlaying ? "playing" : hand is not null && waiting is null ? "over" : "waiting",
            Waiting = game.IsPlaying ? null : waiting,
            Street = (hand?.Betting.Street ?? default).Name(),
            Board = hand?.BoardAsDealt ?? [],
            Pot = game.IsPlaying ? hand!.Betting.PotChips : 0,
            Pots = game.IsPlaying ? hand!.Pots : [],
            Button = game.Button?.Number,
            Seats = [.. game.Seats.Select(seat => ViewOf(game, seat, viewer))],
            Turn = toAct is null ? null : TurnOf(game, toAct, left),
            Legal = toAct is not null && toAct == viewer ? LegalOf(hand!) : null,
            You = viewer?.Number,
            SmallBlind = game.Rules.Setup.SmallBlind,
            BigBlind = game.Rules.Setup.BigBlind,
            IsSeeded = game.Rules.Setup.Seed is not null,
        };
    }

    private static SeatView ViewOf(TableGame game, TableSeat seat, TableSeat? viewer)
    {
        var place = game.Hand?.PlaceOf(seat) ?? -1;
        var isIn = place >= 0 && game.IsPlaying;
        var stack = isIn ? game.Hand!.Betting.Stack(place) : seat.Stack;
        var atStake = isIn ? game.Hand!.Betting.Stake(place) : 0;
        var won = place >= 0 && game.Hand!.Finishing is { } finishing ? finishing[place] - game.Hand.Betting.Stack(place) : 0;
        return new(
            seat.Number, seat.Name, seat.Strategy, StateOf(game, seat, place), seat.IsHere, seat.SitsOut, stack, isIn ? game.Hand!.Betting.Bet(place) : 0,
            stack + atStake - seat.Bought, game.CardsOf(seat, viewer), seat.LastAction, won);
    }

    private static string StateOf(TableGame game, TableSeat seat, int place)
    {
        if (place >= 0 && (game.IsPlaying || seat.IsTaken))
        {
            var betting = game.Hand!.Betting;
            return betting.HasFolded(place) ? SeatStates.Folded : game.IsPlaying && betting.Stack(place) == 0 ? SeatStates.AllIn : SeatStates.In;
        }

        return !seat.IsTaken ? SeatStates.Open : seat.IsIn ? SeatStates.Waiting : SeatStates.Out;
    }

    // Nobody is told how long a strategy may take.
    private static TurnView TurnOf(TableGame game, TableSeat seat, TimeSpan? left) => seat.Strategy is null
        ? new(seat.Number, game.Hand!.Turn, Milliseconds(left), Milliseconds(game.Rules.ToAct))
        : new(seat.Number, game.Hand!.Turn, null, null);

    private static LegalView LegalOf(LiveHand hand)
    {
        var legal = hand.Betting.Legal();
        return new(legal.CanCheck, legal.CallChips, hand.Betting.CallTo, legal.MinRaiseTo, legal.MaxRaiseTo);
    }

    private static int? Milliseconds(TimeSpan? time) => time is { } left ? (int)Math.Max(0, left.TotalMilliseconds) : null;
}
