using Poker.Core.Cards;
using Poker.Core.Game;
using Poker.Core.Play;

namespace Poker.Bot.Strategies;

/// <summary>What a player is asked, in memory of its own, so that it can be asked later or on another thread.</summary>
/// <param name="Stakes">The forced bets.</param>
/// <param name="Stacks">Every seat's chips before them.</param>
/// <param name="Actions">What was done.</param>
/// <param name="Betting">The betting now; somebody is to act.</param>
/// <param name="Pocket">That player's cards.</param>
/// <param name="Board">The board of this street.</param>
internal sealed record DecisionSpot(Stakes Stakes, long[] Stacks, PlayerAction[] Actions, BettingState Betting, CardSet Pocket, CardSet Board)
{
    /// <summary>Asks a player.</summary>
    /// <param name="player">Who is to act.</param>
    /// <param name="token">Random bits of the player's, the same through the hand.</param>
    /// <param name="draw">Decides the draw: uniform in [0, 1).</param>
    public BotDecision Ask(IHandPlayer player, ulong token, double draw)
    {
        var betting = Betting;
        return player.Decide(new PlayerView(Stakes, Stacks, Actions, in betting, Pocket, Board, token), draw);
    }
}
