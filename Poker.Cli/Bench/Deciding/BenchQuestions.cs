using Poker.Bot.Deciding;
using Poker.Core.Cards;
using Poker.Core.Game;
using Poker.Core.Numerics;
using Poker.Core.Play;
using Poker.Core.Play.Baselines;

namespace Poker.Cli.Bench.Deciding;

/// <summary>Decisions of hands that are played at random, two to six players, as a caller asks for them.</summary>
internal static class BenchQuestions
{
    private const int FewestPlayers = 2, MostPlayers = 6;
    private const long BigBlind = 100;

    /// <summary>Makes so many.</summary>
    public static DecisionQuestion[] Create(int count, ulong seed)
    {
        var random = new Rng(seed);
        var questions = new List<DecisionQuestion>();
        for (var hand = 0; questions.Count < count; hand++)
        {
            Play(hand, ref random, questions);
        }

        return [.. questions.Take(count)];
    }

    private static void Play(int hand, ref Rng random, List<DecisionQuestion> questions)
    {
        var stakes = new Stakes(BigBlind / 2, BigBlind);
        var stacks = new long[FewestPlayers + (hand % (MostPlayers - FewestPlayers + 1))];
        Array.Fill(stacks, 100 * BigBlind);
        var deal = Deal.Draw(ref random, stacks.Length);
        var (state, actions, words) = (stakes.Start(stacks), new List<PlayerAction>(), new List<string>());
        Span<WeightedAction> mix = stackalloc WeightedAction[IStrategy.MostActions];
        while (!state.IsOver)
        {
            if (state.ToAct < 0)
            {
                state.DealStreet();
                continue;
            }

            var (pocket, board) = (deal.Pocket(state.ToAct), deal.Board(state.Street));
            questions.Add(Question($"{hand}", stacks, [.. words], pocket, board));
            PlayerAction[] told = [.. actions];
            var count = new UniformRandom().Decide(new PlayerView(stakes, stacks, told, in state, pocket, board, 0), mix);
            var action = mix[(int)random.Below((ulong)count)].Action;
            actions.Add(action);
            words.Add(ActionText.Of(action));
            state.Act(action);
        }
    }

    private static DecisionQuestion Question(string hand, long[] stacks, string[] actions, CardSet pocket, CardSet board) => new()
    {
        Table = "bench",
        Hand = hand,
        SmallBlind = BigBlind / 2,
        BigBlind = BigBlind,
        Stacks = stacks,
        Actions = actions,
        Pocket = pocket.ToString(),
        Board = board.ToString(),
    };
}
