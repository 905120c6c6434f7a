using System.CommandLine;
using Poker.Cli.Output;
using Poker.Core.Dialects;
using Poker.Infrastructure.Capture;

namespace Poker.Cli.Capturing;

/// <summary>The options that say of which source lines are, and in which dialect.</summary>
internal sealed class CaptureArguments(string sourceDescription)
{
    private readonly Option<string?> _source = new("--source") { Description = sourceDescription, HelpName = "NAME" };

    private readonly Option<string?> _dialect = new("--dialect")
    {
        Description = $"The dialect of the source's lines: {DialectCatalog.Choices}. Default: what the source has, or else auto: detected.",
        HelpName = "D",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_source);
        command.Options.Add(_dialect);
    }

    /// <summary>The source's name, or null.</summary>
    public string? Source(ParseResult result) => result.GetValue(_source) is not { } name ? null
        : SourceStore.IsName(name) ? name
        : throw CommandError.BadInput($"--source is 1 to {SourceStore.LongestName} characters, none of them a control character.");

    /// <summary>The dialect's name, <see cref="DialectCatalog.Detected"/>, or null.</summary>
    public string? Dialect(ParseResult result) => DialectOf(result.GetValue(_dialect));

    /// <summary>The dialect that an option names, or <see cref="DialectCatalog.Detected"/>; null for null.</summary>
    public static string? DialectOf(string? text) => text is null
        ? null
        : DialectCatalog.NameOf(text) ?? throw CommandError.BadInput($"There is no dialect '{text}': choose {DialectCatalog.Choices}.");
}
