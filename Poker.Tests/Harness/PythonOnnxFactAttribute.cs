using System.Diagnostics;

namespace Poker.Tests.Harness;

/// <summary>A test with the ONNX project's own checker: skipped where Python's onnx (Debian: python3-onnx) is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonOnnxFactAttribute : FactAttribute
{
    // Debian's package is for Debian's own Python, before which another may stand on the PATH.
    private static readonly string[] Programs = [SearchPath.Find("python3") ?? "", "/usr/bin/python3"];

    private static readonly Lazy<string?> Program = new(() => Array.Find(
        Programs, program => File.Exists(program) && RunAsync(program, "import onnx", Path.GetTempPath()).GetAwaiter().GetResult().ExitCode == 0));

    public PythonOnnxFactAttribute()
    {
        if (Program.Value is null)
        {
            Skip = "Python's onnx is not installed (Debian: apt-get install python3-onnx).";
        }
    }

    /// <summary>Runs a Python script to its end.</summary>
    internal static Task<(int ExitCode, string Output)> RunAsync(string script, string folder) => RunAsync(Program.Value!, script, folder);

    private static async Task<(int ExitCode, string Output)> RunAsync(string program, string script, string folder)
    {
        var start = new ProcessStartInfo(program, ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}
