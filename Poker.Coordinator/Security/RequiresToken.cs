namespace Poker.Coordinator.Security;

/// <summary>Marks endpoints that only callers with the token may use.</summary>
public sealed class RequiresToken
{
    /// <summary>The mark.</summary>
    public static RequiresToken Mark { get; } = new();
}
