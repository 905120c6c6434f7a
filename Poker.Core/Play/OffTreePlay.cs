using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Evaluation;
using Poker.Core.Game;
using Poker.Core.Indexing;

namespace Poker.Core.Play;

/// <summary>What a blueprint's player does where the tree has no answer: checks, and calls when the pot odds are right.</summary>
/// <remarks>
/// A call is right when the equity against a random hand is at least call / (pot + call), and for every bet or raise of the opponent so far, up
/// to <see cref="MostRaises"/>, as much more as a random hand is weaker than one that raises: 0.04 before the flop, 0.06, 0.08 and 0.12 on
/// flop, turn and river, where equities lie further apart. Rules of thumb for rare spots: most are after more chips went in than the tree
/// knows. Nothing is raised.
/// </remarks>
internal static class OffTreePlay
{
    /// <summary>More raises than these make no difference.</summary>
    public const int MostRaises = 4;

    private static ReadOnlySpan<double> MoreForARaise => [0.04, 0.06, 0.08, 0.12];

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
        var uncalled = Math.Max(0, view.Betting.CallTo - view.Betting.Bet(legal.Seat) - legal.CallChips);
        var odds = (double)legal.CallChips / (view.Betting.PotChips - uncalled + legal.CallChips);
        return odds + (Math.Min(RaisesOfOpponent(view), MostRaises) * MoreForARaise[(int)view.Betting.Street]);
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
