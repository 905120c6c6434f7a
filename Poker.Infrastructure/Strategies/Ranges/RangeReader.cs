using Poker.Core.Cards;
using Poker.Core.Evaluation;
using Poker.Core.Play.Translation;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints.PublicTree;

namespace Poker.Infrastructure.Strategies.Ranges;

/// <summary>Asks a source what a blueprint does at a spot with every hand, and which hands both players still have there.</summary>
public static class RangeReader
{
    /// <summary>Reads it; null where another blueprint has replaced the source's.</summary>
    /// <exception cref="StrategyException">The history or the board cannot be.</exception>
    public static async Task<RangeReport?> ReadAsync(IRangeSource source, RangeRequest request, CancellationToken cancellation)
    {
        var tree = source.Tree;
        var deck = Deck.Named(source.Run.Key.Abstraction.Deck);
        if (!(CardSet.Of([.. request.Board]) - deck.Cards).IsEmpty)
        {
            throw StrategyException.BadInput($"The blueprint's deck is {deck.Name}: it has no {CardSet.Of([.. request.Board]) - deck.Cards}.");
        }

        var path = RangePath.Follow(tree, request.History);
        var wanted = path.State.Street.BoardCards();
        Card[] board = [.. request.Board.Take(wanted)];
        var places = new int[EdgeSet.Most];
        var actions = path.Actions(places);
        RangeChoice[] choices = [.. actions.Select(path.ChoiceOf)];
        if (board.Length < wanted)
        {
            return new(source.Run, tree, path, board, wanted - board.Length, choices, null);
        }

        var passed = path.Passed();
        var isValued = request.WithValues && path.State.Street == Street.River && path.Spot.Kind == SpotKind.Exact;
        var question = new RangeQuestion(Boards(board), [.. passed.Select(step => step.Node), path.Spot.Node], isValued ? LastBelow(tree, path.Spot.Node) : -1);
        if (await source.ReadAsync(question, cancellation) is not { } records)
        {
            return null;
        }

        var actor = path.State.ToAct;
        var reach = Reach(tree, passed, records, actor);
        var opponentReach = Reach(tree, passed, records, 1 - actor);
        var values = isValued ? Values(tree, path.Spot.Node, deck, board, records, opponentReach) : null;
        var hands = new RangeHands(records.Buckets[^1], records.Decisions[path.Spot.Node], places, actions.Length, reach, opponentReach, values);
        return new(records.Run, tree, path, board, 0, choices, hands);
    }

    private static CardSet[] Boards(Card[] board) =>
        [.. Streets.InOrderOfPlay.ToArray().Where(street => street.BoardCards() <= board.Length).Select(street => CardSet.Of(board.AsSpan(0, street.BoardCards())))];

    // Depth first: all that lies below a decision is numbered up to the last child's last child.
    private static int LastBelow(BettingTree tree, int node)
    {
        while (Array.FindLast(tree.ChildrenOf(node).ToArray(), child => child.IsDecision) is { IsDecision: true, Node: > 0 } last)
        {
            node = last.Node;
        }

        return node;
    }

    private static double[] Reach(BettingTree tree, IReadOnlyList<(int Node, int Edge)> passed, RangeRecords records, int seat)
    {
        var reach = new double[CardPairs.Count];
        var possible = records.Buckets[^1];
        for (var pair = 0; pair < reach.Length; pair++)
        {
            reach[pair] = possible[pair] >= 0 ? 1 : 0;
        }

        foreach (var (node, edge) in passed)
        {
            if (tree.Nodes[node].Actor != seat)
            {
                continue;
            }

            var (record, buckets) = (records.Decisions[node], records.Buckets[(int)tree.Nodes[node].Street]);
            for (var pair = 0; pair < reach.Length; pair++)
            {
                reach[pair] *= reach[pair] > 0 ? record.Policies[(buckets[pair] * record.Actions) + edge] : 0;
            }
        }

        return reach;
    }

    private static RangeValues Values(BettingTree tree, int node, Deck deck, Card[] board, RangeRecords records, double[] opponentReach)
    {
        var rivers = new RiverValues(tree, deck, CardSet.Of(board), records.Buckets[^1], decision => records.Decisions[decision].Policies);
        var met = new double[CardPairs.Count];
        var chips = rivers.Read(node, opponentReach, met);
        return new([.. chips.Select(of => Array.ConvertAll(of, value => value / BettingAbstraction.BigBlindChips))], met);
    }
}
