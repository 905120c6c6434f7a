using Poker.Core.Solving;
using Poker.Core.Solving.Games;
using Poker.Tests.Reference;

namespace Poker.Tests.Core.Solving;

public sealed class BestResponseTests
{
    private static readonly GameTree Kuhn = GameTree.Of<KuhnPoker>();

    [Theory]
    [InlineData(0)]
    [InlineData(0.2)]
    [InlineData(1.0 / 3)]
    public void Kuhns_own_equilibria_cannot_be_exploited_and_are_worth_a_loss_of_an_eighteenth(double bluff)
    {
        // Player 0 bets a jack with the probability given, a king three times as often; the rest is fixed (Kuhn 1950).
        var bets = new Dictionary<string, double>
        {
            ["J"] = bluff,
            ["Q"] = 0,
            ["K"] = 3 * bluff,
            ["Jpb"] = 0,
            ["Qpb"] = bluff + (1.0 / 3),
            ["Kpb"] = 1,
            ["Jp"] = 1.0 / 3,
            ["Qp"] = 0,
            ["Kp"] = 1,
            ["Jb"] = 0,
            ["Qb"] = 1.0 / 3,
            ["Kb"] = 1,
        };
        double[] strategy =
        [
            .. Enumerable.Range(0, Kuhn.Sets.Count).Select(set => bets[Kuhn.Sets.NameOf(set)]).SelectMany(bet => new[] { 1 - bet, bet }),
        ];

        var quality = BestResponse.Assess(new(Kuhn), strategy);

        Assert.Equal(-1.0 / 18, quality.Value, 1e-15);
        Assert.Equal(0, quality.Exploitability, 1e-15);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_is_the_best_of_all_64_deterministic_strategies(ulong seed)
    {
        var strategy = RandomStrategy.Of(Kuhn.Sets, seed);
        for (var player = 0; player < 2; player++)
        {
            var best = Enumerable.Range(0, 64).Max(choices => (player == 0 ? 1 : -1) * NaiveValue(Replaced(strategy, player, choices)));

            Assert.Equal(best, BestResponse.Value(new(Kuhn), player, strategy), 1e-14);
        }
    }

    [Fact]
    public void The_value_is_that_of_walking_every_history()
    {
        var strategy = RandomStrategy.Of(Kuhn.Sets, 4);

        Assert.Equal(NaiveValue(strategy), new SequenceForm(Kuhn).Value(strategy), 1e-15);
    }

    [Theory]
    [InlineData("kuhn")]
    [InlineData("leduc")]
    public void What_one_player_wins_the_other_loses(string game)
    {
        var tree = ToyGames.Create(game);
        var form = new SequenceForm(tree);
        var strategy = RandomStrategy.Of(tree.Sets, 5);
        var (plan, values) = (new double[strategy.Length + 1], new double[strategy.Length + 1]);
        form.RealisationPlan(0, strategy, plan);
        form.RealisationPlan(1, strategy, plan);

        double[] won = [.. Enumerable.Range(0, 2).Select(player =>
        {
            form.LeafValues(player, plan, values);
            return values.Zip(plan, (value, reach) => player == 0 || value != 0 ? value * reach : 0).Sum();
        })];

        Assert.Equal(0, won[0] + won[1], 1e-12);
        Assert.Equal(form.Value(strategy), won[0], 1e-12);
        var quality = BestResponse.Assess(form, strategy);
        Assert.True(quality.BestResponseOfFirst >= quality.Value && quality.BestResponseOfSecond >= -quality.Value);
    }

    // A bit of the choices a set of the player: the pure strategy that takes that action.
    private static double[] Replaced(double[] strategy, int player, int choices)
    {
        double[] replaced = [.. strategy];
        var (from, to) = Kuhn.Sets.SetsOf(player);
        for (var set = from; set < to; set++)
        {
            var action = (choices >> (set - from)) & 1;
            (replaced[2 * set], replaced[(2 * set) + 1]) = (1 - action, action);
        }

        return replaced;
    }

    private static double NaiveValue(double[] strategy)
    {
        var sets = Enumerable.Range(0, Kuhn.Sets.Count).ToDictionary(set => (Kuhn.Sets.ActorOf(set), Kuhn.Sets.NameOf(set)));
        return NaiveCfr<KuhnPoker>.Value(KuhnPoker.Root, (set, action) => strategy[Kuhn.Sets.FirstEntry[sets[set]] + action]);
    }
}
