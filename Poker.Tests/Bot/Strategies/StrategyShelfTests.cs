using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Poker.Bot;
using Poker.Bot.Strategies;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Strategies;
using Poker.Tests.Harness;

namespace Poker.Tests.Bot.Strategies;

public sealed class StrategyShelfTests
{
    [Fact]
    public async Task A_blueprint_that_takes_long_to_load_keeps_nobody_else_waiting_and_is_looked_for_again()
    {
        using var folder = new TemporaryFolder();
        var checkpoint = BlueprintFolder.Of(folder.Root).Checkpoint;
        Directory.CreateDirectory(Path.GetDirectoryName(checkpoint)!);

        // Who opens a pipe waits until somebody writes.
        Assert.Equal(0, (await Shell.RunAsync($"mkfifo '{checkpoint}'")).ExitCode);
        using var shelf = Shelf(folder.Root);
        var blueprint = shelf.GetAsync("blueprint", default).AsTask();

        Assert.Equal("call", (await shelf.GetAsync("call", default)).Name);
        Assert.Equal("tight", (await shelf.GetAsync("tight", default)).Name);
        Assert.False(blueprint.IsCompleted);
        using (var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(50)))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shelf.GetAsync("blueprint", patience.Token).AsTask());
        }

        // Shared, as the reader locks it at the same moment.
        await new FileStream(checkpoint, FileMode.Open, FileAccess.Write, FileShare.ReadWrite).DisposeAsync();
        var error = await Assert.ThrowsAsync<StrategyException>(() => blueprint);
        Assert.Contains("cannot be ", error.Message, StringComparison.Ordinal);
        File.Delete(checkpoint);
        error = await Assert.ThrowsAsync<StrategyException>(() => shelf.GetAsync("blueprint", default).AsTask());
        Assert.Contains("there is no blueprint yet", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", "There is no strategy 'nonsense'")]
    [InlineData("tight:5", "takes nothing after a colon")]
    [InlineData("blueprint:/etc/passwd", "opens no files by name")]
    public async Task What_names_no_strategy_is_bad_input(string name, string problem)
    {
        var error = await Assert.ThrowsAsync<StrategyException>(() => BotParts.Shelf.GetAsync(name, default).AsTask());

        Assert.True(error.IsBadInput);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    private static StrategyShelf Shelf(string folder) =>
        new(new BotOptions { Folder = folder }, new ConfigurationBuilder().Build(), TimeProvider.System, NullLogger<StrategyShelf>.Instance);
}
