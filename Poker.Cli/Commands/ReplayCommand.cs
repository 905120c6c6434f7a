using System.CommandLine;

using Poker.Cli.Equity;
using Poker.Cli.Output;
using Poker.Cli.Replaying;
using Poker.Core.Histories;

namespace Poker.Cli.Commands;

/// <summary><c>poker replay</c>: recorded hands against the rules engine.</summary>
internal static class ReplayCommand
{
    private const int DisagreementsShown = 20;

    private const string Description = """
        Run recorded hands through the rules engine and compare every turn, limit, pot and final stack.

          poker replay hands.jsonl sessions/        files, and folders with all below them
          poker replay --json log.csv               counts, every disagreement, and hands a second

        Reads .jsonl (a hand a line, with what was legal), .phh and .phhs (open poker hand histories) and .csv (PokerNow logs); other files
        of a folder are passed over. Hands of another game, broken off or faulty at the source are rejected, and counted by reason. Some
        known faults of PokerNow logs are worked around, and counted: a fold where checking was free, a call written as a raise, a raise
        written as the most that an opponent could match. So are two ways of PokerKit's in .jsonl: a check where nothing is left to decide, and a
        wider reading of when short all-ins let those who have acted raise again.

        The exit code is 1 when a hand disagrees, 2 when nothing could be read.
        """;

    private const int MostRepeats = 1_000_000;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var paths = new Argument<string[]>("file") { Description = "Hand histories, or folders of them.", Arity = ArgumentArity.OneOrMore };
        var repeat = NumberOption.Whole("--repeat", "Replay each hand N times more to measure the speed.", 0, MostRepeats, 1);
        var json = StandardOptions.Json();
        var command = new DocumentedCommand("replay", Description) { paths, repeat, json };
        command.SetWork((result, cancel) =>
        {
            var files = FilesOf(result.GetValue(paths)!);
            using var progress = new ProgressLine();
            var report = new ReplayRun(result.GetValue(repeat)).Run(files, progress.Tell, cancel);
            progress.Clear();
            if (result.GetValue(json))
            {
                JsonOutput.Write(report);
            }
            else
            {
                Print(report);
            }

            if (report.Disagreements.Count > 0)
            {
                throw new CommandError($"{report.Disagreements.Count:N0} of {report.Replayed:N0} replayed hands disagree");
            }

            if (report.Replayed == 0)
            {
                throw CommandError.BadInput("no hand could be replayed");
            }
        });
        return command;
    }

    private static List<string> FilesOf(string[] paths)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                files.AddRange(Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                    .Where(HandHistories.CanRead)
                    .Order(StringComparer.Ordinal));
            }
            else if (File.Exists(path))
            {
                files.Add(path);
            }
            else
            {
                throw CommandError.BadInput($"there is no file or folder '{path}'");
            }
        }

        return files.Count > 0 ? files : throw CommandError.BadInput("there is no hand history in the folders given");
    }

    private static void Print(ReplayReport report)
    {
        Console.WriteLine($"{report.Read,9:N0}  hands read from {report.Files:N0} files");
        Console.WriteLine($"{report.Agreed,9:N0}  agreed");
        PrintCounts("of them with", report.Lenient);
        Console.WriteLine($"{report.Disagreements.Count,9:N0}  disagreed");
        foreach (var (file, hand, difference) in report.Disagreements.Take(DisagreementsShown))
        {
            Console.WriteLine($"             {file}, {hand}: {difference}");
        }

        if (report.Disagreements.Count > DisagreementsShown)
        {
            Console.WriteLine($"             and {report.Disagreements.Count - DisagreementsShown:N0} more: --json lists them");
        }

        Console.WriteLine($"{report.Rejected.Values.Sum(),9:N0}  rejected");
        PrintCounts("", report.Rejected);
        if (report.Repeats > 0)
        {
            Console.WriteLine($"{report.ReplayedPerSecond,9:N0}  hands replayed a second, parsing apart");
        }
    }

    private static void PrintCounts(string lead, SortedDictionary<string, int> counts)
    {
        foreach (var (what, count) in counts)
        {
            Console.WriteLine($"{count,18:N0}  {(lead.Length > 0 ? lead + " " : "")}{what}");
        }
    }
}
