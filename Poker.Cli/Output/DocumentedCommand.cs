using System.CommandLine;

namespace Poker.Cli.Output;

/// <summary>A command whose text has more than one paragraph: the first is its line in lists, the others stand below its own help.</summary>
internal sealed class DocumentedCommand : Command
{
    private const string ParagraphBreak = "\n\n";

    /// <summary>A command and its text.</summary>
    public DocumentedCommand(string name, string text)
        : base(name, text.ReplaceLineEndings("\n").Split(ParagraphBreak, 2)[0])
    {
        Notes = text.ReplaceLineEndings("\n").Split(ParagraphBreak, 2) is [_, var notes] ? notes : "";
    }

    /// <summary>Whether the command answers Ctrl-C and SIGTERM itself, in its own time; its token is never cancelled then.</summary>
    public bool EndsItself { get; init; }

    /// <summary>All paragraphs but the first.</summary>
    public string Notes { get; }
}
