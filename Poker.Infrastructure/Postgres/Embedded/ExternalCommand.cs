using System.ComponentModel;
using System.Diagnostics;

namespace Poker.Infrastructure.Postgres.Embedded;

/// <summary>Runs a program to its end and returns what it printed.</summary>
internal static class ExternalCommand
{
    /// <summary>The exit code that stands for a program that could not be started at all, as shells have it.</summary>
    public const int NotStarted = 127;

    /// <summary>Runs <paramref name="command"/> (program, then arguments) with <paramref name="input"/> as its standard input.</summary>
    public static async Task<CommandResult> RunAsync(IReadOnlyList<string> command, string? input, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(command[0])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // The current folder may be closed to the unprivileged user, and initdb insists on entering it.
            WorkingDirectory = Path.GetPathRoot(Environment.CurrentDirectory),
        };
        start.Environment["LC_ALL"] = "C";
        foreach (var argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception error)
        {
            return new CommandResult(NotStarted, error.Message);
        }

        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await WriteAsync(process, input);
            await process.WaitForExitAsync(cancellation);
            return new CommandResult(process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static async Task WriteAsync(Process process, string? input)
    {
        try
        {
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program ended without reading: its exit code tells why.
        }
    }
}
