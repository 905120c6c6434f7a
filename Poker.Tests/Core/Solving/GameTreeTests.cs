using Poker.Core.Solving;
using Poker.Core.Solving.Games;

namespace Poker.Tests.Core.Solving;

public sealed class GameTreeTests
{
    [Theory]
    [InlineData("kuhn", 55, 12, 24, 2)]
    [InlineData("leduc", 1_939, 288, 672, 3)]
    public void The_toy_games_have_their_published_sizes(string name, int nodes, int sets, int entries, int maxActions)
    {
        var tree = ToyGames.Create(name);

        Assert.Equal(
            (name, nodes, sets, entries, maxActions),
            (tree.Name, tree.Nodes.Length, tree.Sets.Count, tree.Sets.Entries, tree.MaxActions));
    }

    [Theory]
    [InlineData("kuhn")]
    [InlineData("leduc")]
    public void Children_follow_their_parents_and_chance_adds_up_to_one(string name)
    {
        var nodes = ToyGames.Create(name).Nodes.ToArray();

        for (var i = 0; i < nodes.Length; i++)
        {
            var children = nodes.AsSpan(nodes[i].FirstChild, nodes[i].Actions).ToArray();
            Assert.True(nodes[i].FirstChild > i);
            Assert.Equal(nodes[i].Actor == Actor.Terminal, children.Length == 0);
            Assert.Equal(nodes[i].Actor is Actor.First or Actor.Second, nodes[i].FirstEntry >= 0);
            Assert.Equal(nodes[i].Actor == Actor.Chance ? 1 : children.Length, children.Sum(child => child.Probability), 1e-12);
        }
    }

    [Fact]
    public void A_leduc_pot_counts_antes_and_raises_of_both_rounds()
    {
        Assert.Equal(1, Payoff("KJ", "rf"));
        Assert.Equal(-3, Payoff("KJ", "rrf"));
        Assert.Equal(13, Payoff("KJQ", "rrcrrc"));
        Assert.Equal(-13, Payoff("KJJ", "rrcrrc"));
        Assert.Equal(0, Payoff("QQK", "cccc"));
        Assert.Equal(-3, Payoff("KJQ", "rccrf"));
        Assert.Equal(3, Payoff("JKQ", "crcrf"));
    }

    [Fact]
    public void A_player_that_forgets_is_refused() =>
        Assert.Contains("imperfect recall", Assert.Throws<ArgumentException>(GameTree.Of<ForgetfulGame>).Message);

    [Fact]
    public void An_unknown_game_is_refused_with_the_names_there_are() =>
        Assert.Contains("kuhn, leduc", Assert.Throws<ArgumentException>(() => ToyGames.Create("chess")).Message);

    private static double Payoff(string cards, string betting)
    {
        var state = LeducPoker.Root;
        var (dealt, done) = (0, 0);
        while (state.Actor != Actor.Terminal)
        {
            var wanted = state.Actor == Actor.Chance ? cards[dealt++] : betting[done++];
            var action = Enumerable.Range(0, state.Actions).First(action => state.ActionName(action)[0] == wanted);
            state = state.After(action);
        }

        Assert.Equal(betting.Length, done);
        return state.Payoff;
    }
}
