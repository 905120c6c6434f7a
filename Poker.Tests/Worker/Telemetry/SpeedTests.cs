using Poker.Tests.Harness;
using Poker.Worker.Telemetry;

namespace Poker.Tests.Worker.Telemetry;

public sealed class SpeedTests
{
    private readonly HandClock _clock = new();

    [Fact]
    public void It_is_the_mean_of_the_last_ten_whole_seconds_however_often_it_is_asked()
    {
        var speed = new Speed(_clock);
        Assert.Equal(0, speed.PerSecond);
        for (var second = 0; second < 25; second++)
        {
            speed.Add(300);
            speed.Add(100);
            _ = speed.PerSecond;
            _clock.Advance(1);
        }

        Assert.Equal((400.0, 400.0), (speed.PerSecond, speed.PerSecond));
    }

    [Fact]
    public void It_does_not_count_the_second_that_is_not_over_and_is_nothing_ten_seconds_after_the_end()
    {
        var speed = new Speed(_clock);
        speed.Add(1000);
        Assert.Equal(0, speed.PerSecond);
        _clock.Advance(1);
        Assert.Equal(100, speed.PerSecond);
        _clock.Advance(9);
        Assert.Equal(100, speed.PerSecond);
        _clock.Advance(1);
        Assert.Equal(0, speed.PerSecond);

        // The place of a second long ago is used again.
        speed.Add(10);
        _clock.Advance(1);
        Assert.Equal(1, speed.PerSecond);
    }
}
