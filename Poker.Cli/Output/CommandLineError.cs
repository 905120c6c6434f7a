using System.CommandLine;
using System.CommandLine.Parsing;

namespace Poker.Cli.Output;

/// <summary>One line about a command line that cannot be understood: the first error and where the help is.</summary>
internal static class CommandLineError
{
    /// <summary>The line.</summary>
    public static string Of(ParseResult result)
    {
        var command = result.CommandResult.Command;
        var help = $"see {PathOf(result.CommandResult)} --help";
        if (command.Subcommands.Count == 0)
        {
            var words = result.Errors[0].Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            return $"poker: {string.Join(' ', words).TrimEnd('.')}; {help}";
        }

        return result.UnmatchedTokens switch
        {
            [] => $"poker: a command is missing; {help}",
            [var word, ..] => $"poker: '{word}' is no command; {help}",
        };
    }

    private static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : result.Command.Name;
}
