namespace Poker.Core.Game;

/// <summary>A table's forced bets, in chips, and the way to start a hand with all of them posted as usual.</summary>
/// <remarks>
/// Heads-up the button posts the small blind. A straddle is posted by the seat after the big blind (heads-up: by the button, over its small
/// blind), raises what is to be called and the smallest raise on the first street, and leaves later streets at the big blind.
/// For anything unusual (missing or missed blinds, several straddles) write <see cref="ForcedBets"/>.
/// </remarks>
/// <param name="SmallBlind">The small blind, 0 or more.</param>
/// <param name="BigBlind">The big blind and smallest bet, positive.</param>
/// <param name="Ante">The ante, or 0.</param>
/// <param name="AnteKind">Who pays it.</param>
/// <param name="Straddle">The straddle, at least twice the big blind, or 0.</param>
public readonly record struct Stakes(long SmallBlind, long BigBlind, long Ante = 0, AnteKind AnteKind = AnteKind.Each, long Straddle = 0)
{
    /// <summary>Starts a hand of as many seats as there are stacks. Allocates nothing.</summary>
    /// <exception cref="ArgumentException">The stakes make no sense, or see <see cref="BettingState.Start"/>.</exception>
    public BettingState Start(ReadOnlySpan<long> stacks)
    {
        if (BigBlind <= 0 || SmallBlind < 0 || SmallBlind > BigBlind || Ante < 0 || (Straddle != 0 && Straddle < 2 * BigBlind))
        {
            throw new ArgumentException($"The stakes {this} make no sense.");
        }

        Span<long> posts = stackalloc long[3 * Seats.Most];
        posts.Clear();
        var count = Math.Clamp(stacks.Length, Seats.Fewest, Seats.Most);
        var antes = posts[..count];
        var dead = posts.Slice(Seats.Most, count);
        var blinds = posts.Slice(2 * Seats.Most, count);
        var last = Post(antes, dead, blinds);
        return BettingState.Start(stacks, new ForcedBets(antes, dead, blinds)
        {
            CallTo = Math.Max(BigBlind, Straddle),
            MinimumBet = BigBlind,
            FirstToAct = (last + 1) % count,
        });
    }

    /// <summary>Writes what everybody posts, as though every stack were long enough.</summary>
    /// <param name="antes">A zero a seat, which receives its ante.</param>
    /// <param name="dead">A zero a seat, which receives its dead chips.</param>
    /// <param name="blinds">A zero a seat, which receives its live post.</param>
    /// <returns>The seat of the last blind or straddle: the next one acts first.</returns>
    internal int Post(Span<long> antes, Span<long> dead, Span<long> blinds)
    {
        var (small, big) = blinds.Length == 2 ? (1, 0) : (0, 1);
        var last = Straddle > 0 ? (big + 1) % blinds.Length : big;
        blinds[small] = SmallBlind;
        blinds[big] = BigBlind;
        blinds[last] = Math.Max(blinds[last], Straddle);
        if (AnteKind == AnteKind.BigBlind)
        {
            dead[big] = Ante;
        }
        else
        {
            antes.Fill(Ante);
        }

        return last;
    }
}
