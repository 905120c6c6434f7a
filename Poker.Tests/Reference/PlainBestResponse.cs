using Poker.Core.Cards;
using Poker.Core.Evaluation;
using Poker.Core.Indexing;
using Poker.Core.Solving;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;

namespace Poker.Tests.Reference;

/// <summary>Best responses to a blueprint, one pocket of the responder and one deal at a time: no vectors, no isomorphism, no sweeps.</summary>
internal sealed class PlainBestResponse(IBlueprint blueprint, Deck deck, Func<Observation, int> bucketOf)
{
    private readonly Dictionary<(int Node, CardSet Pocket, CardSet Board), double[]> _policies = [];

    public ProfileQuality Assess()
    {
        double[][] sums = [new double[2], new double[2]];
        var pockets = Hands.Of(deck.Cards, 2).ToArray();
        foreach (var pocket in pockets)
        {
            _policies.Clear();
            var met = Hands.Of(deck.Cards - pocket, 2).Select(other => (other, 1.0 / pockets.Length)).ToArray();
            for (var seat = 0; seat < 2; seat++)
            {
                var (best, follow) = Visit(BettingChild.Decision(0), seat, pocket, CardSet.Empty, met);
                sums[seat][0] += best / met.Length;
                sums[seat][1] += follow / met.Length;
            }
        }

        Assert.Equal(0, sums[0][1] + sums[1][1], 1e-9);
        return new(sums[0][1], sums[0][0], sums[1][0]);
    }

    private (double Best, double Follow) Visit(BettingChild child, int seat, CardSet pocket, CardSet board, (CardSet Pocket, double Reach)[] others)
    {
        var street = Streets.WithBoardCards(board.Count);
        if (child.IsDecision ? blueprint.Tree.Nodes[child.Node].Street != street : child.IsShowdown && street != Street.River)
        {
            return Deal(child, seat, pocket, board, others);
        }

        if (child.IsDecision)
        {
            return Decide(child.Node, seat, pocket, board, others);
        }

        var own = child.IsShowdown ? Evaluator.Evaluate(pocket | board) : 0;
        var won = child.StakeChips * others.Sum(other => other.Reach * (
            child.IsShowdown ? Math.Sign(own - Evaluator.Evaluate(other.Pocket | board)) : child.Folded == seat ? -1 : 1));
        return (won, won);
    }

    private (double Best, double Follow) Deal(BettingChild child, int seat, CardSet pocket, CardSet board, (CardSet Pocket, double Reach)[] others)
    {
        var (best, follow) = (0.0, 0.0);
        var cards = board.IsEmpty ? 3 : 1;
        var deals = Binomials.Choose(deck.Count - board.Count - 4, cards);
        foreach (var dealt in Hands.Of(deck.Cards - board - pocket, cards))
        {
            var left = others.Where(other => !other.Pocket.Overlaps(dealt)).ToArray();
            var value = Visit(child, seat, pocket, board | dealt, left);
            (best, follow) = (best + (value.Best / deals), follow + (value.Follow / deals));
        }

        return (best, follow);
    }

    private (double Best, double Follow) Decide(int node, int seat, CardSet pocket, CardSet board, (CardSet Pocket, double Reach)[] others)
    {
        var children = blueprint.Tree.ChildrenOf(node).ToArray();
        if (blueprint.Tree.Nodes[node].Actor != seat)
        {
            var values = children.Select((child, action) => Visit(
                child, seat, pocket, board, [.. others.Select(other => (other.Pocket, other.Reach * Policy(node, other.Pocket, board)[action]))])).ToArray();
            return (values.Sum(value => value.Best), values.Sum(value => value.Follow));
        }

        var own = children.Select(child => Visit(child, seat, pocket, board, others)).ToArray();
        return (own.Max(value => value.Best), own.Zip(Policy(node, pocket, board), (value, probability) => value.Follow * probability).Sum());
    }

    private double[] Policy(int node, CardSet pocket, CardSet board)
    {
        if (!_policies.TryGetValue((node, pocket, board), out var policy))
        {
            var read = new float[blueprint.Tree.Nodes[node].Actions];
            blueprint.Policy(node, bucketOf(new(pocket, board)), read);
            _policies[(node, pocket, board)] = policy = [.. read.Select(probability => probability / read.Sum(one => (double)one))];
        }

        return policy;
    }
}
