using System.Reflection;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Infrastructure.Artefacts;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Artefacts;

public sealed class StreetFileTests
{
    private static StreetArtefact Preflop => RoyalAbstraction.Artefacts[3];

    public static TheoryData<Street> AllStreets => [.. Streets.InOrderOfPlay.ToArray()];

    [Theory]
    [MemberData(nameof(AllStreets))]
    public void Every_part_of_a_street_comes_back(Street street)
    {
        var artefact = RoyalAbstraction.Artefacts.Single(one => one.Street == street);

        var read = StreetFile.Read(new MemoryStream(Bytes(artefact)));

        foreach (var property in typeof(StreetArtefact).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            Assert.Equal(property.GetValue(artefact), property.GetValue(read));
        }
    }

    [Fact]
    public void Any_changed_byte_is_noticed()
    {
        var whole = Bytes(Preflop);
        for (var position = 0; position < whole.Length; position += position < 2_000 ? 1 : 97)
        {
            var changed = whole.ToArray();
            changed[position] ^= (byte)(1 << (position % 8));
            Assert.Throws<InvalidDataException>(() => StreetFile.Read(new MemoryStream(changed)));
        }
    }

    [Fact]
    public void Any_missing_end_is_noticed()
    {
        var whole = Bytes(Preflop);
        for (var length = 0; length < whole.Length; length += 61)
        {
            Assert.Throws<InvalidDataException>(() => StreetFile.Read(new MemoryStream(whole, 0, length)));
        }
    }

    private static byte[] Bytes(StreetArtefact artefact)
    {
        var stream = new MemoryStream();
        StreetFile.Write(stream, artefact);
        return stream.ToArray();
    }
}
