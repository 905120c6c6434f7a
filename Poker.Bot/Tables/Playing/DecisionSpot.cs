using Poker.Bot.Strategies;
using Poker.Core.Cards;
using Poker.Core.Game;
using Poker.Core.Play;

namespace Poker.Bot.Tables.Playing;

/// <summary>What a seat's strategy is asked, copied from the table so that it can be asked on another thread.</summary>
internal sealed class DecisionSpot(Stakes stakes, long[] starting, PlayerAction[] actions, BettingState betting, CardSet pocket, CardSet board, ulong token)
{
    private readonly BettingState _betting = betting;

    /// <summary>Asks a player.</summary>
    public BotDecision Ask(IHandPlayer player, double draw) =>
        player.Decide(new PlayerView(stakes, starting, actions, in _betting, pocket, board, token), draw);
}
