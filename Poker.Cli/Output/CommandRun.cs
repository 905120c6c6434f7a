using System.CommandLine;
using System.CommandLine.Invocation;
using Poker.Infrastructure.Postgres;

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
        var result = root.Parse(args);
        var exitCode = await result.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TerminationTimeout });
        return result.Action is ParseErrorAction ? ExitCodes.BadInput : exitCode;
    }

    /// <summary>Runs work; returns the exit code after telling what went wrong.</summary>
    public static async Task<int> Guard(Func<Task> work, TextWriter errors)
    {
        try
        {
            await work();
            return ExitCodes.Success;
        }
        catch (CommandError error)
        {
            errors.WriteLine($"poker: {error.Message}");
            return error.ExitCode;
        }
        catch (FormatException error)
        {
            errors.WriteLine($"poker: {error.Message}");
            return ExitCodes.BadInput;
        }
        catch (OperationCanceledException)
        {
            errors.WriteLine("poker: cancelled");
            return ExitCodes.Cancelled;
        }
        catch (Exception error) when (DatabaseErrors.TryTranslate(error) is { } failure)
        {
            errors.WriteLine($"poker: {failure.Message}");
            if (failure.WayOut.Length > 0)
            {
                errors.WriteLine(failure.WayOut);
            }

            return ExitCodes.Failure;
        }
        catch (IOException error)
        {
            // A closed pipe (poker evaluate | head) is the reader's choice, not an error to tell.
            if (!IsBrokenPipe(error))
            {
                errors.WriteLine($"poker: {error.Message}");
            }

            return ExitCodes.Failure;
        }
        catch (UnauthorizedAccessException error)
        {
            // A folder where a file was meant, or one that belongs to somebody else: .NET gives both no IOException.
            errors.WriteLine($"poker: {error.Message}");
            return ExitCodes.Failure;
        }
    }

    // EPIPE is 32 on Linux and macOS; Windows reports ERROR_BROKEN_PIPE or ERROR_NO_DATA.
    private static bool IsBrokenPipe(IOException error) => (error.HResult & 0xFFFF) is 32 or 109 or 232;
}
