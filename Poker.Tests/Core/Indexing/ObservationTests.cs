using Poker.Core.Indexing;

namespace Poker.Tests.Core.Indexing;

public sealed class ObservationTests
{
    [Theory]
    [InlineData("AhKh")]
    [InlineData("2c2d AsAh3c")]
    [InlineData("Td9d 2c3c4c5c")]
    [InlineData("AsKs QsJsTs9s2d")]
    public void Packing_survives_a_round_trip(string text)
    {
        var observation = Observation.Parse(text);

        Assert.Equal(observation, Observation.Unpack(observation.Pack()));
        Assert.True(observation.Pack() >= Observation.FirstOf(observation.Street));
    }

    [Theory]
    [InlineData("AhKh2c")]
    [InlineData("AhAh")]
    [InlineData("AhKx")]
    [InlineData("")]
    public void Text_that_is_no_observation_is_refused(string text) => Assert.Throws<FormatException>(() => Observation.Parse(text));

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(1L << 60)]
    public void A_number_that_is_no_packed_observation_is_refused(long packed) =>
        Assert.Throws<FormatException>(() => Observation.Unpack(packed));
}
