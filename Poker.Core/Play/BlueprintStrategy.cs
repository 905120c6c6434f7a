using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Evaluation;
using Poker.Core.Game;
using Poker.Core.Indexing;
using Poker.Core.Play.Translation;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;

namespace Poker.Core.Play;

/// <summary>Plays a blueprint heads-up: real bets become the tree's, buckets are looked up, the tree's bets become real ones.</summary>
/// <remarks>
/// Any stakes and stacks: <see cref="TreeWalk"/> and <see cref="BetSizes"/> tell how they are brought to the tree's. Where the tree has no
/// answer, <see cref="OffTreePlay"/> has. Below 2 µs a decision on the full deck from memory, without allocating.
/// </remarks>
/// <param name="blueprint">The average strategy.</param>
/// <param name="tables">The abstraction that it was trained with.</param>
/// <param name="name">What to call it.</param>
public sealed class BlueprintStrategy(IBlueprint blueprint, AbstractionTables tables, string name = "blueprint") : IRangeStrategy
{
    /// <inheritdoc />
    public string Name => name;

    /// <summary>The blueprint.</summary>
    public IBlueprint Blueprint => blueprint;

    /// <summary>The abstraction.</summary>
    public AbstractionTables Tables => tables;

    /// <summary>The cards in play.</summary>
    public Deck Deck { get; } = Deck.Named(Checked(blueprint, tables).Key.Deck);

    /// <summary>Where in the tree a player stands.</summary>
    /// <exception cref="NotSupportedException">More than two seats were dealt in.</exception>
    public TreeSpot SpotOf(in PlayerView view) => view.StartingStacks.Length == Seats.Fewest
        ? TreeWalk.Locate(blueprint.Tree, view)
        : throw new NotSupportedException(
            $"The strategy '{name}' plays heads-up alone, not with {view.StartingStacks.Length} seats: take another strategy at such a table.");

    /// <inheritdoc />
    public int Decide(in PlayerView view, Span<WeightedAction> mix)
    {
        var spot = SpotOf(view);
        if (!spot.IsOnTree)
        {
            mix[0] = new(OffTreePlay.Decide(view, tables.EquityOf(new(view.Pocket, view.Board))), 1);
            return 1;
        }

        Span<float> policy = stackalloc float[EdgeSet.Most];
        policy = policy[..blueprint.Tree.Nodes[spot.Node].Actions];
        blueprint.Policy(spot.Node, tables.BucketOf(new Observation(view.Pocket, view.Board)).Bucket, policy);
        Span<PlayerAction> actions = stackalloc PlayerAction[EdgeSet.Most];
        Span<int> places = stackalloc int[EdgeSet.Most];
        var count = BetSizes.Real(blueprint.Tree, spot.Node, view.Betting, actions, places);
        for (var action = 0; action < count; action++)
        {
            mix[action] = new(actions[action], 0);
        }

        for (var edge = 0; edge < policy.Length; edge++)
        {
            ref var weighted = ref mix[places[edge]];
            weighted = weighted with { Probability = weighted.Probability + policy[edge] };
        }

        return count;
    }

    /// <inheritdoc />
    public int DecideAll(in PlayerView view, Span<PlayerAction> actions, Span<float> probabilities)
    {
        var spot = SpotOf(view);
        if (!spot.IsOnTree)
        {
            return OffTreePlay.DecideAll(view, tables, Deck, actions, probabilities);
        }

        Span<int> places = stackalloc int[EdgeSet.Most];
        Span<byte> buckets = stackalloc byte[CardPairs.Count];
        var count = BetSizes.Real(blueprint.Tree, spot.Node, view.Betting, actions, places);
        var policies = new BucketPolicies(stackalloc float[Math.Max(1, count) * BucketPolicies.MostBuckets]);
        policies.Read(blueprint, spot.Node, places, count);
        tables.BucketsOf(view.Board, buckets);
        policies.Spread(buckets, count, probabilities);
        return count;
    }

    /// <summary>The totals of the raises that the tree has at a spot, as real ones, ascending; how many is returned.</summary>
    /// <param name="view">What the player to act sees.</param>
    /// <param name="totals">Room for <see cref="EdgeSet.Most"/> street totals in chips.</param>
    public int Raises(in PlayerView view, Span<long> totals)
    {
        var spot = SpotOf(view);
        if (!spot.IsOnTree)
        {
            return 0;
        }

        Span<PlayerAction> actions = stackalloc PlayerAction[EdgeSet.Most];
        Span<int> places = stackalloc int[EdgeSet.Most];
        var count = 0;
        foreach (var action in actions[..BetSizes.Real(blueprint.Tree, spot.Node, view.Betting, actions, places)])
        {
            if (action.Kind == ActionKind.Raise)
            {
                totals[count++] = action.RaiseTo;
            }
        }

        return count;
    }

    private static AbstractionTables Checked(IBlueprint blueprint, AbstractionTables tables)
    {
        foreach (var street in Streets.InOrderOfPlay)
        {
            if (blueprint.Buckets[(int)street] != tables[street].Buckets)
            {
                throw new ArgumentException(
                    $"The blueprint has {blueprint.Buckets[(int)street]} buckets on the {street.Name()}, the abstraction {tables[street].Buckets}: load the one it was trained with.");
            }
        }

        return tables;
    }
}
