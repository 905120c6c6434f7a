using System.Globalization;

using Poker.Infrastructure.Strategies.Spots;

using Spectre.Console;

namespace Poker.Cli.Spots;

/// <summary>A spot's policy for people: a list for a hand, a grid of 13 × 13 for a range.</summary>
internal static class SpotText
{
    private const string RaiseLetters = "rstuvw";
    private const int Size = 13;

    // Blanks between cells included; narrower terminals get cells without percentages, which 80 columns hold.
    private const int WideColumns = 9 * Size;

    /// <summary>Prints it; the grid in colours where the terminal has some.</summary>
    public static void Write(SpotReport report)
    {
        Console.WriteLine(Text($"{report.Source}: {report.Betting}, {report.Iterations:N0} iterations"));
        Console.WriteLine(Text($"{report.Street}{(report.Board.Length > 0 ? " " + report.Board : "")}, pot {report.PotBigBlinds:0.##} bb, {report.ToAct} to act"));
        Console.WriteLine(report.Node >= 0
            ? $"{report.Spot} spot, decision {report.Node.ToString(CultureInfo.InvariantCulture)} [{report.Path}]"
            : "off the tree: checks, and calls by pot odds");
        Console.WriteLine();
        var letters = Letters(report.Actions);
        if (report.Grid is { } grid)
        {
            WriteGrid(grid, letters);
            Console.WriteLine();
        }

        for (var action = 0; action < report.Actions.Count; action++)
        {
            var line = Text($"{letters[action]}  {100 * report.Actions[action].Probability,5:0.0} %  {report.Actions[action].Action}");
            Console.WriteLine(line);
        }

        if (report.Hand is { } hand)
        {
            WriteHand(report, hand);
        }
    }

    private static void WriteHand(SpotReport report, SpotHand hand)
    {
        Console.WriteLine();
        Console.WriteLine(Text($"{hand.Hand} is in bucket {report.Street}:{hand.Bucket}"));
        for (var edge = 0; hand.Averages is not null && edge < hand.Edges.Count; edge++)
        {
            Console.WriteLine(Text($"{hand.Edges[edge],-6} average {hand.Averages[edge],16:N1}  regret {hand.Regrets![edge],18:N1}"));
        }
    }

    // A cell is the hand's name and, plain, its likeliest action's letter with the percentage; in colours, the mix of the actions' colours.
    private static void WriteGrid(IReadOnlyList<SpotCell> grid, char[] letters)
    {
        var coloured = AnsiConsole.Profile.Capabilities.ColorSystem != ColorSystem.NoColors && !Console.IsOutputRedirected;
        var wide = Console.IsOutputRedirected || AnsiConsole.Profile.Width >= WideColumns;
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < Size; column++)
            {
                var cell = grid[(row * Size) + column];
                var text = wide ? $"{cell.Name,-3} {Likeliest(cell, letters),-4}" : $"{cell.Name,-3} {Likeliest(cell, letters)[0]}";
                if (coloured && cell.Combos > 0)
                {
                    AnsiConsole.Markup($"[black on {ColourOf(cell, letters)}]{text}[/] ");
                }
                else
                {
                    Console.Write(text + " ");
                }
            }

            Console.WriteLine();
        }
    }

    private static string Likeliest(SpotCell cell, char[] letters)
    {
        if (cell.Combos == 0)
        {
            return "-";
        }

        var best = Enumerable.Range(0, letters.Length).MaxBy(action => cell.Probabilities[action]);
        return Text($"{letters[best]}{100 * cell.Probabilities[best]:0}");
    }

    private static string ColourOf(SpotCell cell, char[] letters)
    {
        Span<double> mixed = [0, 0, 0];
        for (var action = 0; action < letters.Length; action++)
        {
            var (red, green, blue) = letters[action] switch
            {
                'f' => (110, 160, 220),
                'x' or 'c' => (120, 200, 120),
                'a' => (200, 60, 60),
                _ => (240, 190 - (25 * RaiseLetters.IndexOf(letters[action], StringComparison.Ordinal)), 90),
            };
            mixed[0] += cell.Probabilities[action] * red;
            mixed[1] += cell.Probabilities[action] * green;
            mixed[2] += cell.Probabilities[action] * blue;
        }

        return new Color((byte)mixed[0], (byte)mixed[1], (byte)mixed[2]).ToMarkup();
    }

    // f, x, c and a are those of the history; raises below all-in are r, s, t … by size.
    private static char[] Letters(IReadOnlyList<SpotAction> actions)
    {
        var raises = 0;
        return [.. actions.Select(action => action.Word[0] == 'b' ? RaiseLetters[Math.Min(raises++, RaiseLetters.Length - 1)] : action.Word[0])];
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
