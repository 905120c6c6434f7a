using Poker.Core.Cards;
using Poker.Core.Game;

namespace Poker.Core.Learning.Samples;

/// <summary>What a player knows when it is their turn, as features are made of it. A view over the caller's memory, valid for the call.</summary>
/// <remarks>Like <see cref="Play.PlayerView"/>, for hands of whatever posts: what was done is told by the trace.</remarks>
/// <param name="betting">The betting as it is now; the seat to act is the viewer.</param>
/// <param name="trace">What was done so far.</param>
/// <param name="pocket">The viewer's two cards.</param>
/// <param name="board">The board that is shown.</param>
/// <param name="bigBlindChips">The big blind, positive.</param>
/// <param name="areStacksTold">Whether the stacks of all who are left are known; if not, nothing is made of them.</param>
public readonly ref struct DecisionView(
    ref readonly BettingState betting,
    ref readonly BettingTrace trace,
    CardSet pocket,
    CardSet board,
    long bigBlindChips,
    bool areStacksTold = true)
{
    private readonly ref readonly BettingState _betting = ref betting;
    private readonly ref readonly BettingTrace _trace = ref trace;

    /// <summary>The betting as it is now.</summary>
    public ref readonly BettingState Betting => ref _betting;

    /// <summary>What was done so far.</summary>
    public ref readonly BettingTrace Trace => ref _trace;

    /// <summary>The viewer's two cards.</summary>
    public CardSet Pocket { get; } = pocket;

    /// <summary>The board that is shown.</summary>
    public CardSet Board { get; } = board;

    /// <summary>The big blind.</summary>
    public long BigBlindChips { get; } = bigBlindChips;

    /// <summary>Whether the stacks of all who are left are known.</summary>
    public bool AreStacksTold { get; } = areStacksTold;
}
