using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
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

    private void Copy(string name) => File.Copy(Checkpoint, Path.Combine(Path.GetDirectoryName(Checkpoint)!, $"{name}.blueprint"));

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
        Copy("a");
        Copy("b");

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
    public async Task A_file_whose_tables_take_more_than_half_of_the_free_memory_is_refused()
    {
        var run = BlueprintFile.ReadRun(Checkpoint);
        var size = BlueprintSize.Of(BettingTree.Of(run.Key.ToBetting()), run.Buckets);
        var needed = size.TableBytes + size.TreeBytes;
        Assert.True(new FileInfo(Checkpoint).Length < needed);
        var free = (2 * needed) - 1;
        using var shelf = new BlueprintShelf(_folder.Root, () => free);

        var error = await Assert.ThrowsAsync<StrategyException>(() => shelf.BorrowAsync("checkpoint", CancellationToken.None));
        Assert.Contains("more than half", error.Message);

        free++;
        using var borrowed = await shelf.BorrowAsync("checkpoint", CancellationToken.None);
        Assert.Equal(run.Id, borrowed.Source.Run.Id);
    }

    [Fact]
    public async Task A_file_that_comes_into_memory_keeps_nobody_waiting_for_another()
    {
        Copy("slow");
        using var gate = new SemaphoreSlim(0);
        var isShut = false;
        using var shelf = new BlueprintShelf(_folder.Root, () =>
        {
            if (isShut)
            {
                gate.Wait();
            }

            return long.MaxValue;
        });
        using var there = await shelf.BorrowAsync("checkpoint", CancellationToken.None);
        isShut = true;
        using var impatience = new CancellationTokenSource();
        var gone = shelf.BorrowAsync("slow", impatience.Token);
        var waiting = shelf.BorrowAsync("slow", CancellationToken.None);

        using var again = await shelf.BorrowAsync("checkpoint", CancellationToken.None);
        Assert.Same(there.Source, again.Source);
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        Assert.False(waiting.IsCompleted);
        gate.Release();
        using var slow = await waiting;
        using var slowAgain = await shelf.BorrowAsync("slow", CancellationToken.None);
        Assert.Same(slow.Source, slowAgain.Source);
    }

    [Fact]
    public async Task A_file_that_nobody_waits_for_when_its_turn_comes_is_not_read()
    {
        foreach (var name in (string[])["a", "b", "c"])
        {
            Copy(name);
        }

        using var gate = new SemaphoreSlim(0);
        var loads = 0;
        using var shelf = new BlueprintShelf(_folder.Root, () =>
        {
            loads++;
            gate.Wait();
            return long.MaxValue;
        });
        using var leaving = new CancellationTokenSource();
        var first = shelf.BorrowAsync("checkpoint", CancellationToken.None);
        var passed = ((string[])["a", "b"]).Select(name => shelf.BorrowAsync(name, leaving.Token)).ToArray();
        var wanted = shelf.BorrowAsync("c", CancellationToken.None);
        await leaving.CancelAsync();
        foreach (var left in passed)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        }

        gate.Release(4);
        (await first).Dispose();
        (await wanted).Dispose();
        Assert.Equal(2, loads);
        using var again = await shelf.BorrowAsync("a", CancellationToken.None);
        Assert.Equal(3, loads);
    }

    [Fact]
    public async Task A_failure_that_nobody_waited_for_is_not_told_to_who_asks_later()
    {
        Copy("next");
        using var gate = new SemaphoreSlim(0);
        using var looked = new SemaphoreSlim(0);
        var loads = 0;
        using var shelf = new BlueprintShelf(_folder.Root, () =>
        {
            looked.Release();
            gate.Wait();
            return ++loads == 1 ? 0 : long.MaxValue;
        });
        using var leaving = new CancellationTokenSource();
        var left = shelf.BorrowAsync("checkpoint", leaving.Token);
        await looked.WaitAsync();
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        gate.Release(3);

        // Files are read one after the other: when this one is there, the other one has failed.
        using var next = await shelf.BorrowAsync("next", CancellationToken.None);
        using var borrowed = await shelf.BorrowAsync("checkpoint", CancellationToken.None);
        Assert.Equal(3, loads);
    }

    [Fact]
    public async Task A_file_that_is_forgotten_before_it_is_in_memory_is_freed_when_it_comes()
    {
        using var gate = new SemaphoreSlim(0);
        var shelf = new BlueprintShelf(_folder.Root, () =>
        {
            gate.Wait();
            return long.MaxValue;
        });
        var waiting = shelf.BorrowAsync("checkpoint", CancellationToken.None);
        shelf.Dispose();
        gate.Release();
        var borrowed = await waiting;
        borrowed.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => borrowed.Source.ReadAsync(new([default], [0], -1), CancellationToken.None));
    }

    [Fact]
    public async Task A_file_that_is_cut_short_is_refused_until_it_is_whole()
    {
        var whole = File.ReadAllBytes(Checkpoint);
        File.WriteAllBytes(Checkpoint, whole[..(whole.Length / 2)]);
        using var shelf = new BlueprintShelf(_folder.Root);
        for (var time = 0; time < 2; time++)
        {
            var error = await Assert.ThrowsAsync<StrategyException>(() => shelf.BorrowAsync("checkpoint", CancellationToken.None));
            Assert.StartsWith("The blueprint 'checkpoint' cannot be used: ", error.Message, StringComparison.Ordinal);
        }

        File.WriteAllBytes(Checkpoint, whole);
        using var borrowed = await shelf.BorrowAsync("checkpoint", CancellationToken.None);
        Assert.Equal("tiny", borrowed.Source.Run.Key.Betting);
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
