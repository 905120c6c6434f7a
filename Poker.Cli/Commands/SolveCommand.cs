using System.CommandLine;
using System.CommandLine.Parsing;
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
        var alpha = Exponent("--alpha", "dcfr: positive regrets are multiplied by t^A / (t^A + 1).", usual.Alpha);
        var beta = Exponent("--beta", "dcfr: negative regrets are multiplied by t^B / (t^B + 1).", usual.Beta);
        var gamma = Exponent("--gamma", "dcfr: iteration t weighs t^G in the average.", usual.Gamma);
        var iterations = Count("--iterations", "How many iterations.", 1_000, long.MaxValue / 2);
        var every = Count("--every", "Print every N iterations instead of at 1, 2, 5, 10, 20, 50 …", null, long.MaxValue / 2);
        var seed = new Option<ulong?>("--seed") { Description = "mccfr: the seed. [default: 1]", HelpName = "N" };
        var runs = Count("--runs", "mccfr: average over N runs, with the seeds --seed, --seed + 1 …", 1, MostRuns);
        var strategy = new Option<bool>("--strategy") { Description = "Add the final average strategy." };
        var json = StandardOptions.Json();
        var command = new DocumentedCommand("solve", Description)
        {
            game, algorithm, alpha, beta, gamma, iterations, every, seed, runs, strategy, json,
        };
        command.Validators.Add(result => Refuse(result, algorithm, [alpha, beta, gamma], seed, runs, strategy));
        command.SetWork((result, cancel) => Work(
            new(
                result.GetValue(game)!,
                result.GetValue(algorithm)!,
                new(result.GetValue(alpha) ?? usual.Alpha, result.GetValue(beta) ?? usual.Beta, result.GetValue(gamma) ?? usual.Gamma),
                result.GetValue(iterations)!.Value,
                result.GetValue(every) ?? 0,
                result.GetValue(seed) ?? 1,
                (int)result.GetValue(runs)!.Value,
                result.GetValue(strategy)),
            result.GetValue(json),
            cancel));
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
    private static void Refuse(
        CommandResult result, Option<string> algorithm, Option[] exponents, Option seed, Option<long?> runs, Option<bool> strategy)
    {
        var name = result.GetResult(algorithm) is { Errors: var errors } && errors.Any() ? null : result.GetValue(algorithm);
        if (name is null)
        {
            return;
        }

        if (name != SolverAlgorithms.Discounted && exponents.FirstOrDefault(option => IsGiven(result, option)) is { } exponent)
        {
            result.AddError($"{exponent.Name} is for --algorithm {SolverAlgorithms.Discounted}, not {name}.");
        }

        if (!SolverAlgorithms.IsSampled(name) && new[] { seed, runs }.FirstOrDefault(option => IsGiven(result, option)) is { } drawn)
        {
            result.AddError($"{drawn.Name} is for --algorithm mccfr: {name} draws nothing and gives the same every time.");
        }

        if (IsGiven(result, strategy) && result.GetResult(runs) is { } several && !several.Errors.Any() && result.GetValue(runs) > 1)
        {
            result.AddError("--strategy is one run's: leave out --runs.");
        }
    }

    private static bool IsGiven(CommandResult result, Option option) => result.GetResult(option) is { Implicit: false };

    private static Option<double?> Exponent(string name, string description, double usual)
    {
        var option = new Option<double?>(name) { Description = $"{description} [default: {usual}]", HelpName = "X" };
        option.Validators.Add(result =>
        {
            var least = name == "--gamma" ? 0 : -Discounts.Limit;
            if (result.GetValueOrDefault<double?>() is { } exponent && !(exponent >= least && exponent <= Discounts.Limit))
            {
                result.AddError($"{name} takes a number from {least} to {Discounts.Limit}.");
            }
        });
        return option;
    }

    private static Option<long?> Count(string name, string description, long? usual, long most)
    {
        var option = new Option<long?>(name) { Description = description, HelpName = "N" };
        if (usual is not null)
        {
            option.DefaultValueFactory = _ => usual;
        }

        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long?>() is { } count && (count < 1 || count > most))
            {
                result.AddError(most < long.MaxValue / 2 ? $"{name} takes a number from 1 to {most}." : $"{name} takes a number of at least 1.");
            }
        });
        return option;
    }
}
