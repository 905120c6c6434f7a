using System.ComponentModel;
using System.Diagnostics;

namespace Poker.AppHost;

/// <summary>Whether a container runtime is there and answers.</summary>
internal static class ContainerRuntime
{
    // Aspire's own settings, in the order in which it asks for them.
    private static readonly string[] Keys = ["DcpPublisher:ContainerRuntime", "ASPIRE_CONTAINER_RUNTIME", "DOTNET_ASPIRE_CONTAINER_RUNTIME"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Whether one of the runtimes that Aspire would take can run containers.</summary>
    /// <param name="setting">The configuration: it may name the one to take.</param>
    public static Task<bool> IsHealthyAsync(Func<string, string?> setting) => IsHealthyAsync(setting, Patience);

    /// <summary>The same with a patience that is given.</summary>
    internal static async Task<bool> IsHealthyAsync(Func<string, string?> setting, TimeSpan patience)
    {
        var named = Keys.Select(setting).FirstOrDefault(name => name is { Length: > 0 });
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
