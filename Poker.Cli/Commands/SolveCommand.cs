using System.CommandLine;
using Poker.Cli.Output;
using Poker.Cli.Solving;
using Poker.Core.Solving;
using Poker.Core.Solving.Cfr;
using Poker.Core.Solving.Games;

namespace Poker.Cli.Commands;

/// <summary><c>poker solve</c>: toy games with exact exploitability.</summary>
internal static class SolveCommand
{
    private const int MostRuns = 1_000;
    private const long MostIterations = 1_000_000_000_000;

    private const string Description = """
        Solve a toy game, Kuhn or Leduc poker, and print how its average strategy converges.

        Algorithms: cfr; cfr+ (regrets floored at 0, linear averaging); dcfr (discounted by --alpha, --beta, --gamma); linear; mccfr
        (external sampling); mccfr-linear (the same, iteration t weighing t). One iteration updates both players in turn.

        exploitability   half of what both players could gain by best responses (NashConv / 2), exact, in chips a game
        value            what the first player wins when both follow the average strategy; -1/18 in Kuhn, about -0.0856 in Leduc
        seconds          time spent solving; assessing is not counted

          poker solve kuhn --algorithm cfr --iterations 10000
          poker solve leduc --algorithm dcfr --alpha 1.5 --beta 0 --gamma 2 --iterations 2000 --strategy
          poker solve leduc --algorithm mccfr --iterations 1000000 --seed 1 --runs 10

        In Kuhn's information sets p passes and b bets: Kpb is a king that passed and faces a bet. In Leduc's f folds, c checks or calls,
        r raises, and / ends a round: KQ rc/r holds a king, sees a queen, and faces a raise in the second round.
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var game = new Argument<string>("game") { Description = "The game." };
        game.AcceptOnlyFromAmong([.. ToyGames.Names]);
        var algorithm = new Option<string>("--algorithm") { Description = "How to solve it.", DefaultValueFactory = _ => "cfr+" };
        algorithm.AcceptOnlyFromAmong([.. SolverAlgorithms.Names]);
        var usual = new Discounts();
        const double Limit = Discounts.Limit;
        var alpha = NumberOption.Real("--alpha", "dcfr: positive regrets are multiplied by t^A / (t^A + 1).", -Limit, Limit, usual.Alpha);
        var beta = NumberOption.Real("--beta", "dcfr: negative regrets are multiplied by t^B / (t^B + 1).", -Limit, Limit, usual.Beta);
        var gamma = NumberOption.Real("--gamma", "dcfr: iteration t weighs t^G in the average.", 0, Limit, usual.Gamma);
        var exponents = new Option[] { alpha, beta, gamma };
        var iterations = NumberOption.Whole<long>("--iterations", "How many iterations.", 1, MostIterations, 1_000);
        var every = NumberOption.Whole<long>("--every", "Print every N iterations; 0: at 1, 2, 5, 10, 20, 50 …", 0, MostIterations, 0);
        var seed = NumberOption.Whole<long>("--seed", "mccfr: the seed.", 0, long.MaxValue, 1);
        var runs = NumberOption.Whole<long>("--runs", "mccfr: average over N runs, with the seeds --seed, --seed + 1 …", 1, MostRuns, 1);
        var strategy = new Option<bool>("--strategy") { Description = "Add the final average strategy." };
        var json = StandardOptions.Json();
        var command = new DocumentedCommand("solve", Description)
        {
            game, algorithm, alpha, beta, gamma, iterations, every, seed, runs, strategy, json,
        };
        command.SetWork((result, cancel) =>
        {
            var request = new SolveRequest(
                result.GetValue(game)!,
                result.GetValue(algorithm)!,
                new(result.GetValue(alpha), result.GetValue(beta), result.GetValue(gamma)),
                result.GetValue(iterations),
                result.GetValue(every),
                (ulong)result.GetValue(seed),
                (int)result.GetValue(runs),
                result.GetValue(strategy));
            Option[] given = [.. command.Options.Where(option => result.GetResult(option) is { Implicit: false })];
            Refuse(
                request,
                given.FirstOrDefault(option => exponents.Contains(option)),
                given.FirstOrDefault(option => option == seed || option == runs));
            Work(request, result.GetValue(json), cancel);
        });
        return command;
    }

    private static void Work(SolveRequest request, bool json, CancellationToken cancel)
    {
        var text = new SolveText(json ? TextWriter.Null : Console.Out, request.Runs > 1);
        text.Head();
        var report = new SolveRun(request).Solve(text.Point, cancel);
        if (json)
        {
            JsonOutput.Write(report);
        }
        else if (report.Strategy is { } lines)
        {
            text.Strategy(lines);
        }
    }

    // An option that the algorithm does not read would silently do nothing.
    private static void Refuse(SolveRequest request, Option? exponent, Option? drawn)
    {
        if (exponent is not null && request.Algorithm != SolverAlgorithms.Discounted)
        {
            throw CommandError.BadInput($"{exponent.Name} is for --algorithm {SolverAlgorithms.Discounted}, not {request.Algorithm}.");
        }

        if (drawn is not null && !SolverAlgorithms.IsSampled(request.Algorithm))
        {
            throw CommandError.BadInput(
                $"{drawn.Name} is for --algorithm mccfr: {request.Algorithm} draws nothing and gives the same every time.");
        }

        if (request is { WithStrategy: true, Runs: > 1 })
        {
            throw CommandError.BadInput("--strategy is one run's: leave out --runs.");
        }
    }
}
