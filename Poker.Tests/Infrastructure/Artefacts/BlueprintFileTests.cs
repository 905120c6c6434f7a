using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Artefacts;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Artefacts;

public sealed class BlueprintFileTests : IDisposable
{
    private static readonly BettingTree Tree = BettingTree.Of(BettingPresets.Tiny);
    private static readonly BlueprintRun Run = MadeUpBlueprint.Run(BettingPresets.Tiny, MadeUpBlueprint.Buckets, 8_192);

    private readonly TemporaryFolder _folder = new();

    private string File => _folder.PathOf("tiny.blueprint");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_reads_back_number_by_number_with_all_that_it_says_of_itself()
    {
        using var tables = Written(1);

        using var loaded = BlueprintFile.Load(File);

        Assert.Equal(Run, loaded.Run with { Buckets = Run.Buckets });
        Assert.Equal(Run.Buckets, loaded.Run.Buckets);
        Assert.Equal(Run.Key, BlueprintFile.ReadRun(File).Key);
        Assert.True(BlueprintFile.IsOne(File));
        MadeUpBlueprint.AssertEqual(tables, loaded.Tables);
    }

    [Fact]
    public void A_byte_that_changed_anywhere_is_noticed()
    {
        Written(1).Dispose();
        var whole = System.IO.File.ReadAllBytes(File);
        for (var at = 0; at < whole.Length; at += 997)
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 0x40;
            System.IO.File.WriteAllBytes(File, damaged);

            Assert.Throws<InvalidDataException>(() => BlueprintFile.Load(File));
        }
    }

    [Fact]
    public void A_file_cut_anywhere_is_noticed()
    {
        Written(1).Dispose();
        var whole = System.IO.File.ReadAllBytes(File);
        foreach (var length in (int[])[0, 7, 8, 11, 100, 600, 2_000, whole.Length / 2, whole.Length - 1])
        {
            System.IO.File.WriteAllBytes(File, whole[..length]);

            Assert.Throws<InvalidDataException>(() => BlueprintFile.Load(File));
        }
    }

    [Fact]
    public void A_write_that_fails_leaves_the_old_file_and_no_draft()
    {
        using var tables = Written(1);

        Assert.Throws<IOException>(() => BlueprintFile.Write(File, Run, stream =>
        {
            stream.WriteByte(1);
            throw new IOException("No space left on device.");
        }));

        using var loaded = BlueprintFile.Load(File);
        MadeUpBlueprint.AssertEqual(tables, loaded.Tables);
        Assert.Equal([File], Directory.GetFiles(_folder.Root));
    }

    [Fact]
    public void A_folder_is_one_writers_and_keeps_the_checkpoints_that_it_is_told_to()
    {
        var folder = BlueprintFolder.Of(_folder.Root);
        using var tables = MadeUpBlueprint.Tables(Tree, MadeUpBlueprint.Buckets, 1, 0.5);
        using (folder.TryLock())
        {
            Assert.Null(folder.TryLock());
            Assert.Null(folder.ReadRun());
            folder.Write(Run, Save(tables, Run), keep: true);
            folder.Write(Run with { Iterations = 16_384 }, Save(tables, Run with { Iterations = 16_384 }), keep: false);
        }

        Assert.NotNull(folder.TryLock());
        Assert.Equal(16_384, folder.ReadRun()!.Iterations);
        Assert.Equal(8_192, BlueprintFile.ReadRun(Directory.GetFiles(folder.Kept).Single()).Iterations);
        folder.Reset();
        Assert.Null(folder.ReadRun());
        Assert.False(Directory.Exists(folder.Kept));
    }

    [Fact]
    public void The_size_that_is_told_before_is_that_of_the_tables()
    {
        foreach (var betting in (BettingAbstraction[])[BettingPresets.Tiny, BettingPresets.Compact])
        {
            var tree = BettingTree.Of(betting);
            var size = BlueprintSize.Of(tree, MadeUpBlueprint.Buckets);
            using var tables = new BlueprintTables(tree, MadeUpBlueprint.Buckets);

            Assert.Equal((tables.InformationSets, tables.Entries), (size.InformationSets, size.Entries));
            Assert.InRange(tables.Bytes, size.TableBytes, size.TableBytes + 4_096);
        }
    }

    private static Action<Stream> Save(BlueprintTables tables, BlueprintRun run) => stream =>
        TrainingSnapshot.Of(tables, run.Key.Abstraction, run.Key.Training, run.Iterations, run.Nodes).Save(stream);

    private BlueprintTables Written(ulong seed)
    {
        var tables = MadeUpBlueprint.Tables(Tree, MadeUpBlueprint.Buckets, seed, 0.5);
        BlueprintFile.Write(File, Run, Save(tables, Run));
        return tables;
    }
}
