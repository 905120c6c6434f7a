namespace Poker.Cli.Sampling;

/// <summary>Prints a <see cref="SamplesReport"/> for people.</summary>
internal static class SamplesText
{
    private const int RefusedShown = 10;

    /// <summary>Prints it.</summary>
    public static void Write(SamplesReport report)
    {
        Console.WriteLine($"{report.Hands,11:N0}  hands sampled, mode {report.Mode}, in {report.Seconds:N1} s");
        Console.WriteLine($"{report.Samples,11:N0}  samples of {report.Decisions:N0} decisions; left out:");
        foreach (var (reason, count) in report.LeftOut)
        {
            Console.WriteLine($"{count,18:N0}  {reason}");
        }

        Console.WriteLine($"{report.Refused.Count,11:N0}  hands refused");
        foreach (var (hand, reason) in report.Refused.Take(RefusedShown))
        {
            Console.WriteLine($"             {hand}: {reason}");
        }

        Console.WriteLine("stored:");
        foreach (var stored in report.Stored)
        {
            Console.WriteLine(
                $"{stored.Training + stored.Validation,11:N0}  {stored.Mode}, layout {stored.Layout}, {stored.Validation:N0} of them for validation, of {stored.Hands:N0} hands ({stored.MadeBy})");
        }
    }
}
