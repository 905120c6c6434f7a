namespace Poker.Packages;

/// <summary>One line for each thing done, on standard error: standard output carries only what was asked for.</summary>
internal static class Report
{
    public static void Line(string text) => Console.Error.WriteLine($"packages: {text}");
}
