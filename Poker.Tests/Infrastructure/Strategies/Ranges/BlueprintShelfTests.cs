using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Strategies;
using Poker.Infrastructure.Strategies.Ranges;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Strategies.Ranges;

public sealed class BlueprintShelfTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public BlueprintShelfTests() => RoyalBlueprint.WriteTo(_folder.Root);

    private string Checkpoint => BlueprintFolder.Of(_folder.Root).Checkpoint;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Files_are_listed_and_opened_once()
    {
        Directory.CreateDirectory(BlueprintFolder.Of(_folder.Root).Kept);
        File.Copy(Checkpoint, Path.Combine(BlueprintFolder.Of(_folder.Root).Kept, "00000000005000.blueprint"));
        using var shelf = new BlueprintShelf(_folder.Root);

        Assert.Equal(["checkpoint", "kept/00000000005000"], shelf.Files().Select(file => file.Name));
        using var first = await shelf.BorrowAsync("checkpoint", CancellationToken.None);
        using var again = await shelf.BorrowAsync("checkpoint", CancellationToken.None);
        using var kept = await shelf.BorrowAsync("kept/00000000005000", CancellationToken.None);

        Assert.Same(first.Source, again.Source);
        Assert.NotSame(first.Source, kept.Source);
        Assert.Same(((FileRanges)first.Source).Abstraction, ((FileRanges)kept.Source).Abstraction);
        Assert.Equal("tiny", first.Source.Run.Key.Betting);
    }

    [Fact]
    public async Task What_makes_room_is_freed_when_nobody_reads_it_any_more()
    {
        foreach (var name in (string[])["a", "b"])
        {
            File.Copy(Checkpoint, Path.Combine(Path.GetDirectoryName(Checkpoint)!, $"{name}.blueprint"));
        }

        using var shelf = new BlueprintShelf(_folder.Root);
        var question = new RangeQuestion([default], [0], -1);
        var first = await shelf.BorrowAsync("a", CancellationToken.None);
        foreach (var name in (string[])["b", "checkpoint"])
        {
            using var other = await shelf.BorrowAsync(name, CancellationToken.None);
        }

        Assert.NotNull(await first.Source.ReadAsync(question, CancellationToken.None));
        first.Dispose();
        first.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => first.Source.ReadAsync(question, CancellationToken.None));
        using var anew = await shelf.BorrowAsync("a", CancellationToken.None);
        Assert.NotNull(await anew.Source.ReadAsync(question, CancellationToken.None));
    }

    [Fact]
    public async Task A_file_that_has_changed_is_read_again()
    {
        using var shelf = new BlueprintShelf(_folder.Root);
        using var first = await shelf.BorrowAsync("checkpoint", CancellationToken.None);
        File.SetLastWriteTimeUtc(Checkpoint, DateTime.UnixEpoch);
        using var again = await shelf.BorrowAsync("checkpoint", CancellationToken.None);
        Assert.NotSame(first.Source, again.Source);
    }

    [Fact]
    public async Task A_file_of_more_than_half_of_the_free_memory_is_refused()
    {
        using var shelf = new BlueprintShelf(_folder.Root, () => (2 * new FileInfo(Checkpoint).Length) - 2);
        var error = await Assert.ThrowsAsync<StrategyException>(() => shelf.BorrowAsync("checkpoint", CancellationToken.None));
        Assert.Contains("more than half", error.Message);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("../blueprint/checkpoint")]
    [InlineData("")]
    public async Task Names_that_are_not_listed_are_refused(string name)
    {
        using var shelf = new BlueprintShelf(_folder.Root);
        Assert.Contains("There is no blueprint", (await Assert.ThrowsAsync<StrategyException>(() => shelf.BorrowAsync(name, CancellationToken.None))).Message);
    }

    [Fact]
    public async Task A_damaged_file_is_listed_with_its_problem_and_not_opened()
    {
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(Checkpoint)!, "damaged.blueprint"), "no blueprint");
        using var shelf = new BlueprintShelf(_folder.Root);
        var listing = shelf.Files().Single(file => file.Name == "damaged");
        Assert.Equal((null, true), (listing.Run, listing.Problem!.StartsWith("It cannot be read", StringComparison.Ordinal)));
        await Assert.ThrowsAsync<StrategyException>(() => shelf.BorrowAsync("damaged", CancellationToken.None));
    }

    [Fact]
    public async Task A_file_whose_abstraction_is_not_there_is_refused_with_the_way_out()
    {
        Directory.Delete(Path.Combine(_folder.Root, StreetFolder.Name), recursive: true);
        using var shelf = new BlueprintShelf(_folder.Root);
        var error = await Assert.ThrowsAsync<StrategyException>(() => shelf.BorrowAsync("checkpoint", CancellationToken.None));
        Assert.Contains("poker cluster", error.Message);
    }
}
