using Spectre.Console;

namespace Poker.Cli.Output;

/// <summary>Where tables are written.</summary>
internal static class WideOutput
{
    private const int Columns = 160;

    /// <summary>Standard output, wide enough for every column where it is a file or a pipe, which has no edge to fold at.</summary>
    public static IAnsiConsole Console
    {
        get
        {
            var console = AnsiConsole.Console;
            if (System.Console.IsOutputRedirected)
            {
                console.Profile.Width = Columns;
            }

            return console;
        }
    }
}
