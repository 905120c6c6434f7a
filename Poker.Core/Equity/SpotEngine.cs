namespace Poker.Core.Equity;

/// <summary>Computes the equities of an <see cref="EquitySpot"/>, hand by hand: exactly where that is cheap, else from random deals.</summary>
/// <remarks>Not for several threads at once. Whoever drives it has the clock: it runs deals until told otherwise.</remarks>
public abstract class SpotEngine
{
    /// <summary>Whether one <see cref="Run"/> is all there is to do, and its result is exact.</summary>
    public abstract bool IsExact { get; }

    /// <summary>Boards, or deals, that were looked at.</summary>
    public abstract long Deals { get; }

    /// <summary>Deals so many more at random; an exact engine deals everything.</summary>
    /// <exception cref="ImpossibleDealException">The ranges cannot be dealt together.</exception>
    public abstract void Run(int deals, CancellationToken cancel);

    /// <summary>Each player's chances so far.</summary>
    public abstract IReadOnlyList<PlayerChances> Result();

    /// <summary>The engine for a spot.</summary>
    /// <param name="spot">The question.</param>
    /// <param name="seed">The seed of random deals.</param>
    /// <exception cref="ImpossibleDealException">The ranges cannot be dealt together.</exception>
    public static SpotEngine For(EquitySpot spot, ulong seed) =>
        spot.Players.Count > 2 ? new DealEngine(spot, seed) : PairEngine.TryCreate(spot) ?? (SpotEngine)new BoardEngine(spot, seed);

    /// <summary>Why two ranges have no deal.</summary>
    protected static ImpossibleDealException CannotMeet(HandRange first, HandRange second) =>
        new($"No hand of '{first}' can meet one of '{second}': they need the same cards.");
}
