using System.ComponentModel;
using System.Diagnostics;

namespace Poker.AppHost;

/// <summary>Whether a container runtime is there and answers.</summary>
internal static class ContainerRuntime
{
    // Aspire's own variable, and the name that it had before.
    private static readonly string[] Variables = ["ASPIRE_CONTAINER_RUNTIME", "DOTNET_ASPIRE_CONTAINER_RUNTIME"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Whether one of the runtimes that Aspire would take can run containers.</summary>
    public static async Task<bool> IsHealthyAsync() => await IsHealthyAsync(Environment.GetEnvironmentVariable, Patience);

    /// <summary>The same for an environment and a patience that are given.</summary>
    internal static async Task<bool> IsHealthyAsync(Func<string, string?> variable, TimeSpan patience)
    {
        var named = Variables.Select(variable).FirstOrDefault(name => name is { Length: > 0 });
        foreach (var runtime in named is null ? ["docker", "podman"] : (string[])[named])
        {
            if (await AnswersAsync(runtime, patience))
            {
                return true;
            }
        }

        return false;
    }

    // A client without its server fails at this, or hangs.
    private static async Task<bool> AnswersAsync(string runtime, TimeSpan patience)
    {
        using var process = new Process
        {
            StartInfo = new(runtime, ["container", "ls", "--quiet"]) { RedirectStandardOutput = true, RedirectStandardError = true },
        };
        using var deadline = new CancellationTokenSource(patience);
        try
        {
            process.Start();
            await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(deadline.Token), process.StandardError.ReadToEndAsync(deadline.Token), process.WaitForExitAsync(deadline.Token));
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return false;
        }
    }
}
