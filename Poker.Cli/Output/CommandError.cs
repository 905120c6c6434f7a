namespace Poker.Cli.Output;

/// <summary>Ends a command with one clean line on standard error, <c>poker: message</c>, and an exit code.</summary>
/// <remarks>For what the user can act on; any other exception is a defect and keeps its stack trace.</remarks>
internal sealed class CommandError(string message, int exitCode = ExitCodes.Failure, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>The exit code.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>The error of input that cannot be understood.</summary>
    public static CommandError BadInput(string message) => new(message, ExitCodes.BadInput);
}
