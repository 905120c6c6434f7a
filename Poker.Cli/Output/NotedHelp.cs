using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Poker.Cli.Output;

/// <summary>The usual help, and below it the notes of a <see cref="DocumentedCommand"/>.</summary>
internal sealed class NotedHelp(HelpAction usual) : SynchronousCommandLineAction
{
    /// <inheritdoc />
    public override int Invoke(ParseResult parseResult)
    {
        var code = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is DocumentedCommand { Notes.Length: > 0 } command)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(command.Notes);
            parseResult.InvocationConfiguration.Output.WriteLine();
        }

        return code;
    }
}
