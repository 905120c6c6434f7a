using System.Diagnostics;
using System.Runtime.Versioning;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Tests.Harness;

namespace Poker.Tests.EndToEnd;

/// <summary>A training on a terminal, which util-linux's script makes; elsewhere there is nothing to test with.</summary>
[Collection(RoyalCollection.Name)]
[UnsupportedOSPlatform("windows")]
public sealed class TerminalTests(RoyalRun clustered)
{
    private const string Script = "/usr/bin/script";

    [Fact]
    public async Task A_training_whose_terminal_is_closed_finishes_its_batch_and_syncs()
    {
        await using var folder = await clustered.CopyAsync();
        if (!OperatingSystem.IsLinux() || !File.Exists(Script))
        {
            return;
        }

        var server = await folder.OpenAsync();
        var file = CheckpointOf(folder).Checkpoint;
        using (var terminal = Start(folder, "fast --betting tiny --time 1h --checkpoint 0.2s"))
        {
            await Poll.UntilAsync(() => File.Exists(file), "a training wrote a checkpoint");
            terminal.Kill();
            await terminal.WaitForExitAsync();
        }

        await Poll.UntilAsync(
            async () => await new BlueprintStore(server.DataSource).ReadRunAsync(CancellationToken.None) is not null, "the training synced");

        // It is still ending: the last one out stops the server.
        await server.DisposeAsync();
        await Poll.UntilAsync(() => !File.Exists(folder.Postmaster), "the training ended");
    }

    [Fact]
    public async Task A_training_in_the_background_of_a_terminal_is_not_stopped_by_reading_it()
    {
        await using var folder = await clustered.CopyAsync();
        if (!OperatingSystem.IsLinux() || !File.Exists(Script))
        {
            return;
        }

        using var terminal = Start(folder, "fast --betting tiny --iterations 1 --no-database & wait");
        await terminal.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token);

        Assert.Equal(8_192, CheckpointOf(folder).ReadRun()!.Iterations);
    }

    private static BlueprintFolder CheckpointOf(DataFolder folder) => BlueprintFolder.Of(folder.Path);

    // bash -m gives a background job a process group of its own, as a person's shell does.
    private static Process Start(DataFolder folder, string command)
    {
        var start = new ProcessStartInfo(Script, ["-qfec", $"bash -mc 'dotnet {Path.Combine(AppContext.BaseDirectory, "Poker.Cli.dll")} {command}'", "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["POKER_DATA"] = folder.Path;
        start.Environment["POKER_DATABASE"] = "";
        var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        return process;
    }
}
