using Poker.Capture.Parsing;
using Poker.Core.Learning.Samples;
using Poker.Tests.Core.Learning.Samples;
using Poker.Tests.Harness;

namespace Poker.Tests.Capture.Parsing;

public sealed class SampleFeaturesTests : IDisposable
{
    private readonly HandClock _clock = new();
    private readonly LogLines _log = new();

    [Fact]
    public void Buckets_that_come_later_are_found_within_a_minute_and_kept()
    {
        var (asked, there) = (0, default(FeatureWriter));
        var features = new SampleFeatures(
            () =>
            {
                asked++;
                return there;
            },
            _clock,
            _log);

        var plain = features.Current();
        there = SampleHands.Half;
        _clock.Advance(59);
        Assert.Same(plain, features.Current());
        Assert.Equal(1, asked);
        _clock.Advance(1);
        Assert.Same(there, features.Current());
        _clock.Advance(600);
        Assert.Same(there, features.Current());
        Assert.Equal(2, asked);
    }

    [Fact]
    public void Files_that_cannot_be_read_are_told_of_once_and_looked_at_again()
    {
        var isReadable = false;
        var features = new SampleFeatures(() => isReadable ? SampleHands.Half : throw new IOException("The disk is away."), _clock, _log);

        for (var minute = 0; minute < 3; minute++)
        {
            Assert.NotSame(SampleHands.Half, features.Current());
            _clock.Advance(60);
        }

        Assert.Equal(["Warning: Samples are made without buckets for now, since the street files cannot be read: The disk is away."], _log.Lines);
        isReadable = true;
        Assert.Same(SampleHands.Half, features.Current());
    }

    public void Dispose() => _log.Dispose();
}
