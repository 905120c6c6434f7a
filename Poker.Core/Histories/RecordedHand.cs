using Poker.Core.Cards;
using Poker.Core.Game;

namespace Poker.Core.Histories;

/// <summary>A hand of no-limit hold'em as some recording tells it, whatever its format.</summary>
/// <remarks>
/// Seats are numbered as <see cref="Seats"/> says, every array has an entry for each. Amounts are chips: the recording's smallest unit,
/// <see cref="ChipsPerUnit"/> of them to its unit. Cards that are not known, or were mucked, are empty sets.
/// </remarks>
public sealed record RecordedHand
{
    /// <summary>How the recording names the hand.</summary>
    public required string Id { get; init; }

    /// <summary>The players' names, or empty.</summary>
    public string[] Players { get; init; } = [];

    /// <summary>What the recording keys the players with, an ID where it has one, else the name; or empty.</summary>
    public string[] PlayerIds { get; init; } = [];

    /// <summary>Stacks before any post.</summary>
    public required long[] Stacks { get; init; }

    /// <summary>Mask of the seats whose stack is not told: a larger one than the hand needs stands in.</summary>
    public int AssumedStacks { get; init; }

    /// <summary>Mask of the seats whose stack is known only by an action of the hand, which was all-in: until then nothing tells it.</summary>
    public int InferredStacks { get; init; }

    /// <summary>Antes that are each player's own stake.</summary>
    public required long[] Antes { get; init; }

    /// <summary>Dead chips posted: big-blind antes, missed small blinds.</summary>
    public required long[] Dead { get; init; }

    /// <summary>Live posts: blinds, straddles, missed big blinds.</summary>
    public required long[] Blinds { get; init; }

    /// <summary>What has to be matched before the flop.</summary>
    public required long CallTo { get; init; }

    /// <summary>The smallest bet.</summary>
    public required long MinimumBet { get; init; }

    /// <summary>Who acts first before the flop.</summary>
    public required int FirstToAct { get; init; }

    /// <summary>Pockets as far as they are known.</summary>
    public required CardSet[] Pockets { get; init; }

    /// <summary>
    /// Mask of the seats whose pocket was told when it was dealt, 0 where the recording does not tell: other pockets are known only because
    /// they were shown, and who folds never shows.
    /// </summary>
    public int DealtOpen { get; init; }

    /// <summary>Mask of the seats that mucked at showdown.</summary>
    public int Mucked { get; init; }

    /// <summary>Actions and board cards in order; board cards that are not told are an empty set.</summary>
    public required RecordedEvent[] Events { get; init; }

    /// <summary>The whole second board of a hand that was run twice, or empty.</summary>
    public CardSet SecondBoard { get; init; }

    /// <summary>Stacks after the hand, or null if the recording does not tell.</summary>
    public long[]? Finishing { get; init; }

    /// <summary>Chips to the recording's unit: 1, or 100 for amounts in cents.</summary>
    public long ChipsPerUnit { get; init; } = 1;

    /// <summary>The recording's known faults that a replay works around, and reports.</summary>
    public Leniencies Leniencies { get; init; }

    /// <summary>Rejects a hand of too few or too many seats.</summary>
    /// <exception cref="RejectedHandException">The number is out of range.</exception>
    internal static void RequireSeats(int seats)
    {
        if (seats is < Seats.Fewest or > Seats.Most)
        {
            throw new RejectedHandException($"{seats} players dealt in: {Seats.Fewest} to {Seats.Most} can be replayed");
        }
    }

    /// <summary>The hand in the engine, with everything posted.</summary>
    /// <exception cref="ArgumentException">The stacks or posts are impossible.</exception>
    public BettingState Start(Reopening reopening = Reopening.FullRaise) => BettingState.Start(Stacks, new ForcedBets(Antes, Dead, Blinds)
    {
        CallTo = CallTo,
        MinimumBet = MinimumBet,
        FirstToAct = FirstToAct,
        Reopening = reopening,
    });
}
