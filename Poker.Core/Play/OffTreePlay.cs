using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Evaluation;
using Poker.Core.Game;
using Poker.Core.Indexing;

namespace Poker.Core.Play;

/// <summary>What a blueprint's player does where the tree has no answer: checks, and calls when the pot odds are right.</summary>
/// <remarks>
/// A hand's equity against a random one is taken for its rank among all hands, and the opponent's range for the best 2⁻ᵏ of them, k the
/// opponent's bets and raises so far, at most <see cref="MostHalvings"/>: win chance = (equity − 1 + 2⁻ᵏ) / 2⁻ᵏ, held to 0 … 1. A call is right
/// when win chance · (pot + call) is at least the call. Nothing is raised: these are spots after more chips went in than the tree knows.
/// </remarks>
internal static class OffTreePlay
{
    /// <summary>The narrowest range is a sixteenth of all hands.</summary>
    public const int MostHalvings = 4;

    /// <summary>The action of a hand with this equity against a random one.</summary>
    public static PlayerAction Decide(in PlayerView view, double equity)
    {
        var legal = view.Betting.Legal();
        return legal.CanCheck ? PlayerAction.Check : equity >= EquityToCall(view, legal) ? PlayerAction.Call : PlayerAction.Fold;
    }

    /// <summary>The actions of all pairs, as <see cref="IRangeStrategy.DecideAll"/> writes them.</summary>
    public static int DecideAll(in PlayerView view, AbstractionTables tables, Deck deck, Span<PlayerAction> actions, Span<float> probabilities)
    {
        var legal = view.Betting.Legal();
        if (legal.CanCheck)
        {
            actions[0] = PlayerAction.Check;
            probabilities[..CardPairs.Count].Fill(1);
            return 1;
        }

        (actions[0], actions[1]) = (PlayerAction.Fold, PlayerAction.Call);
        var least = EquityToCall(view, legal);
        var possible = (deck.Cards - view.Board).Bits;
        for (var pair = 0; pair < CardPairs.Count; pair++)
        {
            var pocket = new CardSet(CardPairs.Bits[pair]);
            var calls = (pocket.Bits & ~possible) == 0 && tables.EquityOf(new Observation(pocket, view.Board)) >= least;
            (probabilities[pair], probabilities[CardPairs.Count + pair]) = calls ? (0, 1) : (1, 0);
        }

        return 2;
    }

    private static double EquityToCall(in PlayerView view, LegalActions legal)
    {
        var part = 1.0 / (1 << Math.Min(RaisesOfOpponent(view), MostHalvings));
        var uncalled = Math.Max(0, view.Betting.CallTo - view.Betting.Bet(legal.Seat) - legal.CallChips);
        var winChance = (double)legal.CallChips / (view.Betting.PotChips - uncalled + legal.CallChips);
        return 1 - part + (winChance * part);
    }

    // Who acted follows from the rules: the hand is played again.
    private static int RaisesOfOpponent(in PlayerView view)
    {
        var state = view.Stakes.Start(view.StartingStacks);
        var raises = 0;
        foreach (var action in view.Actions)
        {
            while (state.Phase == BettingPhase.AwaitingBoard)
            {
                state.DealStreet();
            }

            raises += action.Kind == ActionKind.Raise && state.ToAct != view.Seat ? 1 : 0;
            state.Act(action);
        }

        return raises;
    }
}
