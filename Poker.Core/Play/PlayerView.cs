using Poker.Core.Cards;
using Poker.Core.Game;

namespace Poker.Core.Play;

/// <summary>All that a player knows when it is their turn. A view over the dealer's memory: valid for the call that it is passed to.</summary>
/// <param name="stakes">The forced bets.</param>
/// <param name="startingStacks">Every seat's chips before the forced bets.</param>
/// <param name="actions">Everything that was done so far, in order; who did it follows from the rules.</param>
/// <param name="betting">The betting as it is now; the seat to act is the viewer.</param>
/// <param name="pocket">The viewer's two cards.</param>
/// <param name="board">The board that is shown.</param>
/// <param name="token">
/// Random bits that are the viewer's for this hand: a strategy that has to stick to a random choice through the hand takes it from them.
/// </param>
public readonly ref struct PlayerView(
    Stakes stakes,
    ReadOnlySpan<long> startingStacks,
    ReadOnlySpan<PlayerAction> actions,
    ref readonly BettingState betting,
    CardSet pocket,
    CardSet board,
    ulong token)
{
    private readonly ref readonly BettingState _betting = ref betting;

    /// <summary>The forced bets.</summary>
    public Stakes Stakes { get; } = stakes;

    /// <summary>Every seat's chips before the forced bets.</summary>
    public ReadOnlySpan<long> StartingStacks { get; } = startingStacks;

    /// <summary>Everything that was done so far, all streets, in order.</summary>
    public ReadOnlySpan<PlayerAction> Actions { get; } = actions;

    /// <summary>The betting as it is now.</summary>
    public ref readonly BettingState Betting => ref _betting;

    /// <summary>The viewer's seat.</summary>
    public int Seat => _betting.ToAct;

    /// <summary>The viewer's two cards.</summary>
    public CardSet Pocket { get; } = pocket;

    /// <summary>The board that is shown.</summary>
    public CardSet Board { get; } = board;

    /// <summary>Random bits of the viewer's, the same through the hand.</summary>
    public ulong Token { get; } = token;
}
