using Poker.Core.Cards;
using Poker.Core.Game;

namespace Poker.Core.Play.Matches;

/// <summary>How a match is played.</summary>
public sealed record MatchOptions
{
    /// <summary>The forced bets, in chips.</summary>
    public Stakes Stakes { get; init; } = new(50, 100);

    /// <summary>Everybody's chips at the start of every hand.</summary>
    public long StackChips { get; init; } = 10_000;

    /// <summary>The cards in play.</summary>
    public Deck Deck { get; init; } = Deck.Full;

    /// <summary>How many hands, at least 1; with <see cref="Duplicate"/> raised to whole deals.</summary>
    public long Hands { get; init; } = 100_000;

    /// <summary>Whether each deal is played once for every rotation of the players over the seats.</summary>
    public bool Duplicate { get; init; }

    /// <summary>Whether the luck of deal, board and own mixes is estimated and taken off, as a second result. Heads-up and with the full deck only.</summary>
    public bool Aivat { get; init; }

    /// <summary>Fixes every card and every draw.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads at most, at least 1. The results are the same for any number.</summary>
    public int Threads { get; init; } = 1;
}
