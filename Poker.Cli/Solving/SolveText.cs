using System.Globalization;

namespace Poker.Cli.Solving;

/// <summary>Prints a solver's progress and strategy for people.</summary>
internal sealed class SolveText(TextWriter output, bool severalRuns)
{
    /// <summary>The head of the curve.</summary>
    public void Head() => output.WriteLine(severalRuns
        ? $"{"iterations",12}  {"exploitability",14}  {"least",10}  {"most",10}  {"value",11}  {"seconds",9}"
        : $"{"iterations",12}  {"exploitability",14}  {"value",11}  {"seconds",9}");

    /// <summary>A point of the curve.</summary>
    public void Point(SolvePoint point)
    {
        var range = severalRuns ? Text($"  {point.LeastExploitability,10:F8}  {point.MostExploitability,10:F8}") : "";
        output.WriteLine(
            Text($"{point.Iterations,12:N0}  {point.Exploitability,14:F8}{range}  {point.Value,11:F8}  {point.Seconds,9:F3}"));
    }

    /// <summary>The final strategy, a line an information set.</summary>
    public void Strategy(IReadOnlyList<StrategyLine> lines)
    {
        output.WriteLine();
        output.WriteLine("player  information set  average strategy");
        foreach (var line in lines)
        {
            var actions = string.Join("  ", line.Actions.Select(action => Text($"{action.Key} {action.Value:F6}")));
            output.WriteLine($"{line.Player,6}  {line.InformationSet,-15}  {actions}");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
