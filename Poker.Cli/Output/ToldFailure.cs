using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Strategies;

namespace Poker.Cli.Output;

/// <summary>How a failure is told: lines on standard error, the first after <c>poker:</c>, and an exit code.</summary>
internal sealed record ToldFailure(int ExitCode, params string[] Lines)
{
    /// <summary>What to tell of an exception; null when it is a defect, which keeps its stack trace.</summary>
    public static ToldFailure? Of(Exception error) => error switch
    {
        CommandError failure => new(failure.ExitCode, failure.Message),
        StrategyException failure => new(failure.IsBadInput ? ExitCodes.BadInput : ExitCodes.Failure, failure.Message),
        OutputException { ReaderLeft: true } => new(ExitCodes.Failure),
        OutputException => new(ExitCodes.Failure, error.Message),
        FormatException => new(ExitCodes.BadInput, error.Message),
        OperationCanceledException => new(ExitCodes.Cancelled, "cancelled"),
        AggregateException { InnerException: { } inner } => Of(inner),
        _ when DatabaseErrors.TryTranslate(error) is { } failure =>
            failure.WayOut.Length > 0 ? new(ExitCodes.Failure, failure.Message, failure.WayOut) : new(ExitCodes.Failure, failure.Message),

        // UnauthorizedAccess: a folder where a file was meant, or one that belongs to somebody else: .NET gives both no IOException.
        IOException or UnauthorizedAccessException => new(ExitCodes.Failure, error.Message),
        _ => null,
    };

    /// <summary>Writes the lines, if there is still somebody to tell: the terminal may have been closed.</summary>
    public void Tell(TextWriter errors)
    {
        try
        {
            for (var i = 0; i < Lines.Length; i++)
            {
                errors.WriteLine(i == 0 ? $"poker: {Lines[i]}" : Lines[i]);
            }
        }
        catch (IOException)
        {
            // The exit code tells.
        }
    }
}
