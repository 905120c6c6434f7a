using System.Diagnostics;

namespace Poker.Tests.Harness;

/// <summary>Shell scripts in which <c>poker</c> is the program itself: for pipes, redirections and what comes between.</summary>
internal static class Shell
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Poker.Cli.dll");

    /// <summary>Runs a script to its end; all its processes are killed, and the test fails, when it takes longer than the deadline.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string script, int deadlineSeconds = 30)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"poker() {{ dotnet '{Program}' \"$@\"; }}\n{script}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(deadlineSeconds));
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var errors = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return (process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"It did not end within {deadlineSeconds} s: {script}");
        }
    }
}
