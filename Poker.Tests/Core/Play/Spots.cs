using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Game;
using Poker.Core.Play;
using Poker.Core.Solving.Betting;
using Poker.Tests.Harness;

namespace Poker.Tests.Core.Play;

/// <summary>Hands on the royal deck for tests of a blueprint's player.</summary>
internal static class Spots
{
    public static readonly AbstractionTables Tables = new(RoyalAbstraction.Artefacts);

    public static readonly IReadOnlyList<int> Buckets = [.. Tables.InOrderOfPlay.Select(street => street.Buckets)];

    public static readonly CardSet Pocket = CardSet.Parse("AhKd"), River = CardSet.Parse("TcJcQdKsAs");

    public static RandomBlueprint Random(BettingAbstraction betting) => new(BettingTree.Of(betting), Buckets);

    public static BlueprintStrategy Player(BettingAbstraction betting) => new(Random(betting), Tables);

    public static CardSet Board(Street street) => street switch
    {
        Street.Preflop => CardSet.Empty,
        Street.Flop => CardSet.Parse("TcJcQd"),
        Street.Turn => CardSet.Parse("TcJcQdKs"),
        _ => River,
    };

    /// <summary>The state after some actions; streets are dealt as needed.</summary>
    public static BettingState After(Stakes stakes, ReadOnlySpan<long> stacks, ReadOnlySpan<PlayerAction> actions)
    {
        var state = stakes.Start(stacks);
        foreach (var action in actions)
        {
            state.Act(action);
            while (state.Phase == BettingPhase.AwaitingBoard && !state.IsRunOut)
            {
                state.DealStreet();
            }
        }

        return state;
    }

    /// <summary>The mix at a spot as a list.</summary>
    public static (PlayerAction Action, double Probability)[] Mix(
        IStrategy player, Stakes stakes, ReadOnlySpan<long> stacks, ReadOnlySpan<PlayerAction> actions, ulong token = 7, CardSet? pocket = null)
    {
        var state = After(stakes, stacks, actions);
        var mix = new WeightedAction[IStrategy.MostActions];
        var view = new PlayerView(stakes, stacks, actions, in state, pocket ?? Pocket, Board(state.Street), token);
        var count = player.Decide(view, mix);
        return [.. mix.Take(count).Select(weighted => (weighted.Action, weighted.Probability))];
    }
}
