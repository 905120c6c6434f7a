using Poker.Core.Cards;
using Poker.Core.Game;

namespace Poker.Core.Play.Comparisons;

/// <summary>How two strategies are compared over duplicate deals.</summary>
public sealed record DuplicateOptions
{
    /// <summary>Seats at the table, 2 to 10.</summary>
    public int Players { get; init; } = 2;

    /// <summary>The forced bets, in chips.</summary>
    public Stakes Stakes { get; init; } = new(50, 100);

    /// <summary>Everybody's chips at the start of every hand.</summary>
    public long StackChips { get; init; } = 10_000;

    /// <summary>The cards in play.</summary>
    public Deck Deck { get; init; } = Deck.Full;

    /// <summary>Fixes every card and every draw.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Everybody's big blinds at the start.</summary>
    public double StackBigBlinds => (double)StackChips / Stakes.BigBlind;
}
