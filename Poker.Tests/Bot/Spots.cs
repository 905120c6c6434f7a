using Poker.Bot.Deciding;
using Poker.Bot.Strategies;
using Poker.Core.Game;
using Poker.Core.Play;

namespace Poker.Tests.Bot;

/// <summary>Decisions to be made.</summary>
internal static class Spots
{
    /// <summary>The button's first decision heads-up, with aces.</summary>
    public static DecisionQuestion Button { get; } = new()
    {
        Table = "t",
        Hand = "h",
        SmallBlind = 50,
        BigBlind = 100,
        Stacks = [10_000, 10_000],
        Pocket = "AhAd",
        Seed = 1,
    };

    /// <summary>Has a player decide at a question.</summary>
    public static BotDecision Decide(IHandPlayer player, DecisionQuestion question, double draw = 0.5)
    {
        var spot = QuestionReader.Read(question);
        var betting = spot.Betting;
        return player.Decide(new PlayerView(spot.Stakes, spot.Stacks, spot.Actions, in betting, spot.Pocket, spot.Board, 1), draw);
    }

    /// <summary>The state after actions heads-up with 100 big blinds.</summary>
    public static BettingState After(params PlayerAction[] actions)
    {
        var state = new Stakes(50, 100).Start([10_000, 10_000]);
        foreach (var action in actions)
        {
            state.Act(action);
        }

        return state;
    }
}
