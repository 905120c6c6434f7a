using System.ComponentModel;
using System.Diagnostics;

namespace Poker.Packages;

/// <summary>Starts another program without a shell and without standard input.</summary>
internal static class Command
{
    // MSBuild hands these to its children; a nested `dotnet` must find its own.
    private static readonly string[] InheritedBuildVariables = ["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH"];

    public static async Task<CommandResult> RunAsync(
        string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in InheritedBuildVariables)
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return new CommandResult(process.ExitCode, await output, await error);
        }
        catch (Win32Exception)
        {
            throw new PackageException($"{program} could not be started: it is not installed, or not on PATH.", InstallHint(program));
        }
    }

    private static string InstallHint(string program) => program.StartsWith("npm", StringComparison.Ordinal)
        ? "Install Node.js with npm (Debian: apt-get install npm), or build on a network whose NuGet gallery has every package."
        : $"Install {program} and put it on PATH.";
}
