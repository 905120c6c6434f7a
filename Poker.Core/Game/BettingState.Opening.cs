namespace Poker.Core.Game;

/// <content>Starting a hand.</content>
public partial struct BettingState
{
    /// <summary>Starts a hand: takes the forced bets from the stacks and finds who acts first.</summary>
    /// <param name="stacks">Each seat's chips, 1 … <see cref="MostChips"/>, before any post.</param>
    /// <param name="forced">What is posted.</param>
    /// <exception cref="ArgumentException">The number of seats, a stack or a forced bet is out of range; the message says which.</exception>
    public static BettingState Start(ReadOnlySpan<long> stacks, ForcedBets forced)
    {
        Check(stacks, forced);
        var state = new BettingState
        {
            _stacks = SeatChips.Of(stacks),
            _seats = (sbyte)stacks.Length,
            _inHand = Seats.All(stacks.Length),
            _withChips = Seats.All(stacks.Length),
            _minimumBet = forced.MinimumBet,
            _fullRaise = Math.Max(forced.MinimumBet, forced.CallTo),
            _callTo = forced.CallTo,
            _reopening = forced.Reopening,
        };
        for (var seat = 0; seat < stacks.Length; seat++)
        {
            state._paid[seat] = state.Take(seat, At(forced.Antes, seat));
            state._dead += state.Take(seat, At(forced.Dead, seat));
            state._bets[seat] = state.Take(seat, At(forced.Blinds, seat));
        }

        state._pending = state._withChips;
        state.PassTurn(forced.FirstToAct);
        return state;
    }

    private static long At(ReadOnlySpan<long> chips, int seat) => chips.IsEmpty ? 0 : chips[seat];

    private static void Check(ReadOnlySpan<long> stacks, ForcedBets forced)
    {
        if (stacks.Length is < Seats.Fewest or > Seats.Most)
        {
            throw new ArgumentException($"A hand has {Seats.Fewest} to {Seats.Most} seats, not {stacks.Length}.");
        }

        for (var seat = 0; seat < stacks.Length; seat++)
        {
            if (stacks[seat] is < 1 or > MostChips)
            {
                throw new ArgumentException($"Seat {seat} has {stacks[seat]} chips: 1 to {MostChips} can be played with.");
            }
        }

        CheckPosts(forced.Antes, stacks.Length, "ante");
        CheckPosts(forced.Dead, stacks.Length, "dead post");
        CheckPosts(forced.Blinds, stacks.Length, "blind");
        if (forced.MinimumBet is < 1 or > MostChips || forced.CallTo is < 0 or > MostChips || (uint)forced.FirstToAct >= (uint)stacks.Length)
        {
            throw new ArgumentException(
                $"A hand cannot start with a smallest bet of {forced.MinimumBet}, {forced.CallTo} to call and seat {forced.FirstToAct} first.");
        }
    }

    private static void CheckPosts(ReadOnlySpan<long> posts, int seats, string name)
    {
        if (!posts.IsEmpty && posts.Length != seats)
        {
            throw new ArgumentException($"Of {seats} seats, {posts.Length} have an entry for the {name}.");
        }

        foreach (var post in posts)
        {
            if (post is < 0 or > MostChips)
            {
                throw new ArgumentException($"No {name} can be {post}.");
            }
        }
    }

    // Moves chips, at most the stack, out of it and into the pot.
    private long Take(int seat, long chips)
    {
        chips = Math.Min(chips, _stacks[seat]);
        _stacks[seat] -= chips;
        _pot += chips;
        if (_stacks[seat] == 0)
        {
            _withChips &= ~(1 << seat);
        }

        return chips;
    }
}
