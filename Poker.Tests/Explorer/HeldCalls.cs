using System.Threading.Channels;
using Microsoft.Playwright;

namespace Poker.Tests.Explorer;

/// <summary>Calls of a page that get no answer until a test gives one.</summary>
internal sealed class HeldCalls
{
    private readonly Channel<IRoute> _calls = Channel.CreateUnbounded<IRoute>();
    private int _count;

    /// <summary>How many came so far.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The next one that came, once it has.</summary>
    public async Task<IRoute> NextAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        return await _calls.Reader.ReadAsync(patience.Token);
    }

    /// <summary>Takes one that came.</summary>
    internal void Add(IRoute call)
    {
        Interlocked.Increment(ref _count);
        Assert.True(_calls.Writer.TryWrite(call));
    }
}
