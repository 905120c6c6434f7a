using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace Poker.Cli.Output;

/// <summary>Options that several commands share, so that they read the same everywhere.</summary>
internal static class StandardOptions
{
    private const int MostThreads = 1024;

    /// <summary><c>--json</c>.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print JSON." };

    /// <summary><c>--threads N</c>, all processors unless told.</summary>
    public static Option<int> Threads() => Number("--threads", "How many threads to use.", Environment.ProcessorCount, 1, MostThreads);

    /// <summary>A whole number within bounds; whatever else is given is told in the same words.</summary>
    public static Option<T> Number<T>(string name, string description, T standard, T least, T most)
        where T : struct, IBinaryInteger<T> => new(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => standard,
            CustomParser = result =>
            {
                if (result.Tokens is [var token] && T.TryParse(token.Value, CultureInfo.InvariantCulture, out var value)
                    && value >= least && value <= most)
                {
                    return value;
                }

                result.AddError($"{name} takes a number from {least} to {most}.");
                return default;
            },
        };
}
