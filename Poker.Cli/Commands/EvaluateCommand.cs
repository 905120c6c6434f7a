using System.CommandLine;

using Poker.Cli.Evaluation;
using Poker.Cli.Output;
using Poker.Core.Cards;
using Poker.Core.Evaluation;

namespace Poker.Cli.Commands;

/// <summary><c>poker evaluate</c>: strengths of hands of five to seven cards.</summary>
internal static class EvaluateCommand
{
    private const string Description = """
        Rank hands of five, six or seven cards: a strength from 1 to 7462 each, higher is better, equal is a tie.

          poker evaluate AhKhQhJhTh2c3d "2c 7d 9h Js Kc"    two hands
          poker evaluate --describe KcKdKh4s4c              7275   full house, kings over fours
          poker evaluate < hands.txt                        a hand a line, a strength a line

        Without hands, they are read from standard input, one a line, and answered one a line. A blank line, and one that starts
        with #, is answered by a blank line, with --json too: line n answers line n. A line that is no hand ends the command with exit
        code 2, after the good ones before it are answered. With --keep-going such lines are told on standard error and answered by a
        blank line (in JSON by an object with line and error), and the exit code is 2.

        JSON has strength, category, name (with or without --describe) and hand.
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var hands = new Argument<string[]>("hand") { Description = "Five to seven cards, such as AhKhQhJhTh.", Arity = ArgumentArity.ZeroOrMore };
        var describe = new Option<bool>("--describe") { Description = "Add the hand's name after a tab; JSON always has it." };
        var keepGoing = new Option<bool>("--keep-going") { Description = "Go on after lines that are no hands." };
        var json = StandardOptions.Json();
        var command = new DocumentedCommand("evaluate", Description) { hands, describe, keepGoing, json };
        command.SetWork((result, cancel) =>
        {
            Evaluator.Prepare();
            using var output = StandardOutput.Open();
            var writer = new StrengthWriter(output, result.GetValue(describe), result.GetValue(json));
            var given = result.GetValue(hands)!;
            if (given.Length > 0)
            {
                EvaluateAll(given, writer);
                return;
            }

            using var input = Console.OpenStandardInput();
            new HandStream(writer, Console.Error, result.GetValue(keepGoing)).Run(input, cancel);
        });
        return command;
    }

    private static void EvaluateAll(string[] hands, StrengthWriter writer)
    {
        foreach (var text in hands)
        {
            if (!CardSet.TryParse(text, out var hand, out _) || hand.Count is < 5 or > 7)
            {
                writer.Flush();
                throw CommandError.BadInput(HandLine.CauseOf(text));
            }

            writer.Write(hand);
        }

        writer.Flush();
    }
}
