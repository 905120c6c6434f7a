using Poker.Core.Cards;
using Poker.Core.Game;

namespace Poker.Bot.Deciding;

/// <summary>A question that was understood.</summary>
/// <param name="Stakes">The forced bets.</param>
/// <param name="Stacks">Every seat's chips before them.</param>
/// <param name="Actions">What was done.</param>
/// <param name="Betting">The betting now; somebody is to act.</param>
/// <param name="Pocket">That player's cards.</param>
/// <param name="Board">The board of this street.</param>
internal sealed record DecisionSpot(Stakes Stakes, long[] Stacks, PlayerAction[] Actions, BettingState Betting, CardSet Pocket, CardSet Board);
