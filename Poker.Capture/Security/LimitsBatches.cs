namespace Poker.Capture.Security;

/// <summary>Marks endpoints whose every request is a batch: <see cref="SourceLimits"/> count it.</summary>
internal sealed class LimitsBatches
{
    /// <summary>The mark.</summary>
    public static LimitsBatches Mark { get; } = new();
}
