using System.Diagnostics;

namespace Poker.Tests.Harness;

/// <summary>A test with the ONNX project's own checker: skipped where Python's onnx (Debian: python3-onnx) is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonOnnxFactAttribute : FactAttribute
{
    private const string Program = "python3";

    private static readonly Lazy<bool> IsThere = new(() =>
        SearchPath.Find(Program) is not null && RunAsync("import onnx", Path.GetTempPath()).GetAwaiter().GetResult().ExitCode == 0);

    public PythonOnnxFactAttribute()
    {
        if (!IsThere.Value)
        {
            Skip = "Python's onnx is not installed (Debian: apt-get install python3-onnx).";
        }
    }

    /// <summary>Runs a Python script to its end.</summary>
    internal static async Task<(int ExitCode, string Output)> RunAsync(string script, string folder)
    {
        var start = new ProcessStartInfo(Program, ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}
