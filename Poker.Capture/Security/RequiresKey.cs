namespace Poker.Capture.Security;

/// <summary>Marks endpoints that only senders with a key may use, and no page.</summary>
internal sealed class RequiresKey
{
    /// <summary>The mark.</summary>
    public static RequiresKey Mark { get; } = new();
}
