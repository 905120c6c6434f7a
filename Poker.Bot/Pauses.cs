namespace Poker.Bot;

/// <summary>Pauses between attempts: 250 ms, doubling to 5 s, a quarter of it by chance, so that instances do not come in step.</summary>
internal sealed class Pauses
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(250), Longest = TimeSpan.FromSeconds(5);
    private TimeSpan _next = First;

    /// <summary>The next pause is a short one again.</summary>
    public void Reset() => _next = First;

    /// <summary>The next pause.</summary>
    public TimeSpan Next()
    {
        var pause = _next * (0.75 + (Random.Shared.NextDouble() / 4));
        _next = _next * 2 > Longest ? Longest : _next * 2;
        return pause;
    }
}
