using Poker.Core.Cards;
using Poker.Infrastructure.Artefacts;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Artefacts;

public sealed class StreetFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _told = [];

    private StreetFolder Files => new(_folder.Root, _told.Add);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_kept_is_found_and_loaded_and_nothing_else_is_left()
    {
        foreach (var artefact in RoyalAbstraction.Artefacts)
        {
            Assert.Null(Files.Load(RoyalAbstraction.Key));
            Files.Keep(artefact);
            Assert.Equal(artefact.Fingerprint(), Files.Find(RoyalAbstraction.Key, artefact.Street)!.Fingerprint());
        }

        Assert.Equal(RoyalAbstraction.Key, Files.Load(RoyalAbstraction.Key)!.Key);
        Assert.Equal(4, Directory.GetFiles(_folder.Root, "*", SearchOption.AllDirectories).Length);
        Assert.Empty(_told);
    }

    [Fact]
    public void Each_key_has_files_of_its_own()
    {
        Files.Keep(RoyalAbstraction.Artefacts[3]);

        Assert.Null(Files.Find(RoyalAbstraction.Key with { Seed = 1 }, Street.Preflop));
        Assert.Null(Files.Find(RoyalAbstraction.Key, Street.Flop));
        Assert.Empty(_told);
    }

    [Fact]
    public void A_file_of_another_key_or_street_or_with_damage_is_told_of_and_not_used()
    {
        Files.Keep(RoyalAbstraction.Artefacts[3]);
        var whole = Files.PathOf(RoyalAbstraction.Key, Street.Preflop);
        var foreign = RoyalAbstraction.Key with { Seed = 1 };
        Directory.CreateDirectory(Path.GetDirectoryName(Files.PathOf(foreign, Street.Preflop))!);
        File.Copy(whole, Files.PathOf(foreign, Street.Preflop));
        File.Copy(whole, Files.PathOf(RoyalAbstraction.Key, Street.Flop));
        File.WriteAllBytes(Files.PathOf(RoyalAbstraction.Key, Street.Turn), File.ReadAllBytes(whole)[..^1]);

        Assert.Null(Files.Find(foreign, Street.Preflop));
        Assert.Null(Files.Find(RoyalAbstraction.Key, Street.Flop));
        Assert.Null(Files.Find(RoyalAbstraction.Key, Street.Turn));
        Assert.Equal(3, _told.Count);
        Assert.All(_told, sentence => Assert.Contains(" is not used and made anew: ", sentence));
    }
}
