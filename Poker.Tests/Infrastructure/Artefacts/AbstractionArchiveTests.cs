using Poker.Core.Cards;
using Poker.Infrastructure.Artefacts;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Artefacts;

public sealed class AbstractionArchiveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Archive => _folder.PathOf("royal.zip");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_archive_holds_all_streets_and_replaces_what_was_there()
    {
        File.WriteAllText(Archive, "something else");

        AbstractionArchive.Write(Archive, [.. RoyalAbstraction.Artefacts]);

        Assert.Equal(Fingerprints(), AbstractionArchive.Read(Archive).InOrderOfPlay.Select(street => street.Fingerprint()));
        Assert.Single(Directory.GetFiles(_folder.Root));
    }

    [Fact]
    public void A_missing_street_and_streets_of_two_keys_are_refused()
    {
        AbstractionArchive.Write(Archive, [.. RoyalAbstraction.Artefacts.Take(3)]);
        Assert.Contains("no preflop", Assert.Throws<InvalidDataException>(() => AbstractionArchive.Read(Archive)).Message);

        var preflop = RoyalAbstraction.Artefacts[3];
        AbstractionArchive.Write(
            Archive, [.. RoyalAbstraction.Artefacts.Take(3), preflop with { Key = preflop.Key with { TurnBuckets = 3 } }]);
        Assert.Contains("turn buckets", Assert.Throws<InvalidDataException>(() => AbstractionArchive.Read(Archive)).Message);
    }

    [Fact]
    public void A_changed_byte_anywhere_is_noticed_unless_it_changes_nothing()
    {
        AbstractionArchive.Write(Archive, [.. RoyalAbstraction.Artefacts]);
        var whole = File.ReadAllBytes(Archive);

        // The directory at the end, byte by byte or nearly so; the rest here and there.
        for (var position = 0; position < whole.Length; position += position < whole.Length - 400 ? whole.Length / 40 : 3)
        {
            var changed = whole.ToArray();
            changed[position] ^= (byte)(1 << (position % 8));
            File.WriteAllBytes(Archive, changed);
            try
            {
                Assert.Equal(Fingerprints(), AbstractionArchive.Read(Archive).InOrderOfPlay.Select(street => street.Fingerprint()));
            }
            catch (InvalidDataException)
            {
                // Noticed.
            }
        }
    }

    private static IEnumerable<string> Fingerprints() => Streets.InOrderOfPlay.ToArray()
        .Select(street => RoyalAbstraction.Artefacts.Single(artefact => artefact.Street == street).Fingerprint());
}
