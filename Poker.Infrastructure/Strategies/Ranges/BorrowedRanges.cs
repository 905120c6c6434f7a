namespace Poker.Infrastructure.Strategies.Ranges;

/// <summary>A source for as long as it is read.</summary>
/// <param name="source">The source.</param>
/// <param name="giveBack">Called once, when it is disposed of.</param>
public sealed class BorrowedRanges(IRangeSource source, Action? giveBack = null) : IDisposable
{
    private Action? _giveBack = giveBack;

    /// <summary>The source.</summary>
    public IRangeSource Source => source;

    /// <summary>Gives it back.</summary>
    public void Dispose() => Interlocked.Exchange(ref _giveBack, null)?.Invoke();
}
