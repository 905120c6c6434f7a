using System.CommandLine;
using System.CommandLine.Invocation;

namespace Poker.Cli.Output;

/// <summary>Runs a command's work and turns its exceptions into one line on standard error and an exit code.</summary>
internal static class CommandRun
{
    // Ctrl-C ends work at once, but stopping a database server in order takes its time; a second Ctrl-C does not wait.
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromMinutes(2);

    /// <summary>Makes this the command's work; the token is cancelled by Ctrl-C and SIGTERM.</summary>
    public static void SetWork(this Command command, Func<ParseResult, CancellationToken, Task> work) =>
        command.SetAction((result, cancel) => Guard(() => work(result, cancel), Console.Error));

    /// <summary>Makes this the command's work, on the calling thread.</summary>
    public static void SetWork(this Command command, Action<ParseResult, CancellationToken> work) =>
        command.SetWork((result, cancel) =>
        {
            work(result, cancel);
            return Task.CompletedTask;
        });

    /// <summary>Runs a command line; one that cannot be parsed ends with <see cref="ExitCodes.BadInput"/>.</summary>
    public static async Task<int> Invoke(Command root, string[] args)
    {
        StandardOutput.UseForConsole();
        var result = root.Parse(args);
        if (result.Action is ParseErrorAction)
        {
            // Not left to the action itself: it prints the whole help on standard output, and guesses of what was meant.
            Console.Error.WriteLine(CommandLineError.Of(result));
            return ExitCodes.BadInput;
        }

        var exitCode = ExitCodes.Success;

        // Help and version are no command's work, but fail as it does where they cannot be written.
        var told = await Guard(async () => exitCode = await InvokeAsync(result), Console.Error);
        return told == ExitCodes.Success ? exitCode : told;
    }

    /// <summary>Runs work; returns the exit code after telling what went wrong.</summary>
    public static async Task<int> Guard(Func<Task> work, TextWriter errors)
    {
        try
        {
            await work();
            return ExitCodes.Success;
        }
        catch (Exception error) when (ToldFailure.Of(error) is { } failure)
        {
            failure.Tell(errors);
            return failure.ExitCode;
        }
    }

    private static async Task<int> InvokeAsync(ParseResult result)
    {
        try
        {
            return await result.InvokeAsync(new InvocationConfiguration
            {
                ProcessTerminationTimeout = result.CommandResult.Command is DocumentedCommand { EndsItself: true } ? null : TerminationTimeout,
                EnableDefaultExceptionHandler = false,
            });
        }
        catch (Exception defect) when (ToldFailure.Of(defect) is null)
        {
            Console.Error.WriteLine($"Unhandled exception: {defect}");
            return ExitCodes.Failure;
        }
    }
}
