using System.Diagnostics;

namespace Poker.Tests.Harness;

/// <summary>A started program, killed at the end of the test if it still runs.</summary>
internal sealed class ChildProcess : IDisposable
{
    private Task<string>? _output, _errors;

    private ChildProcess(Process process) => Process = process;

    public Process Process { get; }

    /// <summary>Starts <see cref="ChildProgram"/>.</summary>
    public static ChildProcess Start(params string[] arguments) => StartAssembly("Poker.Tests.dll", null, arguments);

    /// <summary>Starts an assembly that lies beside the tests.</summary>
    public static ChildProcess StartAssembly(string assembly, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, assembly));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new ChildProcess(Process.Start(start)!);
    }

    /// <summary>Reads on to a line that contains a text and returns it; fails when there is none, or not within the deadline.</summary>
    public async Task<string> ReadLineWithAsync(string text, TimeSpan? deadline = null)
    {
        using var patience = new CancellationTokenSource(deadline ?? TimeSpan.FromMinutes(2));
        var read = new List<string>();
        while (await Process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            read.Add(line);
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException(
            $"No line has '{text}' in it:\n{string.Join('\n', read)}\n{await Process.StandardError.ReadToEndAsync()}");
    }

    /// <summary>Its next line; fails with what it complained about when there is none.</summary>
    public async Task<string> ReadLineAsync() =>
        await Process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(await Process.StandardError.ReadToEndAsync());

    /// <summary>Reads what it says from now on, to be returned at its end: who says much would wait for a reader.</summary>
    public void KeepReading()
    {
        _output ??= Process.StandardOutput.ReadToEndAsync();
        _errors ??= Process.StandardError.ReadToEndAsync();
    }

    /// <summary>Waits for its end and returns exit code, output and errors.</summary>
    public async Task<(int ExitCode, string Output, string Errors)> EndAsync()
    {
        Process.StandardInput.Close();
        KeepReading();
        var (output, errors) = (_output!, _errors!);
        await Process.WaitForExitAsync();
        return (Process.ExitCode, await output, await errors);
    }

    /// <summary>Kills it as kill -9 does.</summary>
    public async Task KillAsync()
    {
        Process.Kill();
        await Process.WaitForExitAsync();
    }

    /// <summary>Interrupts it as Ctrl-C does. Windows has no such signal for another process.</summary>
    public Task InterruptAsync() => SignalAsync("INT");

    /// <summary>Sends it a signal by its name without SIG.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{Process.Id}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            // Until it has ended it may still write into a folder that the test deletes next.
            Process.Kill(entireProcessTree: true);
            Process.WaitForExit();
        }

        Process.Dispose();
    }
}
