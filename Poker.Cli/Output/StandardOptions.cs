using System.CommandLine;

namespace Poker.Cli.Output;

/// <summary>Options that several commands share, so that they read the same everywhere.</summary>
internal static class StandardOptions
{
    private const int MostThreads = 1024;

    /// <summary><c>--json</c>.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print JSON." };

    /// <summary><c>--threads N</c>, all processors unless told.</summary>
    public static Option<int> Threads() => NumberOption.Whole("--threads", "How many threads to use.", 1, MostThreads, Environment.ProcessorCount);
}
