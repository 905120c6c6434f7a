using Poker.Infrastructure;

namespace Poker.Tests.Infrastructure;

public sealed class PacedTests
{
    private readonly HandTime _time = new();
    private int _read;

    [Fact]
    public async Task It_is_read_again_after_the_pause_and_after_a_hundred_times_what_reading_took()
    {
        using var paced = new Paced<string>(ReadAsync, TimeSpan.FromSeconds(3), _time);
        Assert.Equal("1", await paced.ReadAsync(default));
        _time.Now += TimeSpan.FromSeconds(2.9);
        Assert.Equal("1", await paced.ReadAsync(default));
        _time.Now += TimeSpan.FromSeconds(0.2);
        _time.Takes = TimeSpan.FromSeconds(0.5);
        Assert.Equal("2", await paced.ReadAsync(default));
        _time.Now += TimeSpan.FromSeconds(49);
        Assert.Equal("2", await paced.ReadAsync(default));
        _time.Now += TimeSpan.FromSeconds(2);
        Assert.Equal("3", await paced.ReadAsync(default));
    }

    [Fact]
    public async Task Who_comes_while_it_is_read_gets_what_there_is_and_a_failure_is_not_kept()
    {
        var gate = new TaskCompletionSource<string>();
        Func<Task<string>> answer = () => Task.FromResult("first");
        using var paced = new Paced<string>(_ => answer(), TimeSpan.FromSeconds(3), _time);
        await paced.ReadAsync(default);
        _time.Now += TimeSpan.FromSeconds(4);
        answer = () => gate.Task;
        var slow = paced.ReadAsync(default);
        Assert.Equal("first", await paced.ReadAsync(default));
        gate.SetException(new IOException("away"));
        await Assert.ThrowsAsync<IOException>(() => slow);

        answer = () => Task.FromResult("second");
        Assert.Equal("second", await paced.ReadAsync(default));
    }

    private Task<string> ReadAsync(CancellationToken cancellation)
    {
        _time.Now += _time.Takes;
        return Task.FromResult($"{++_read}");
    }

    private sealed class HandTime : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public TimeSpan Takes { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
