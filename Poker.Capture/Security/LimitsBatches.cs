namespace Poker.Capture.Security;

/// <summary>Marks endpoints whose requests <see cref="SourceLimits"/> count, as a batch each.</summary>
internal sealed class LimitsBatches
{
    /// <summary>The mark.</summary>
    public static LimitsBatches Mark { get; } = new();
}
