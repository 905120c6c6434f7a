namespace Poker.Coordinator.Security;

/// <summary>Marks endpoints that only callers with the token may use.</summary>
public sealed class RequiresToken
{
    /// <summary>The mark of calls: the token is in their authorization header; those that only read take it as a password too, as pages send it.</summary>
    public static RequiresToken Mark { get; } = new();

    /// <summary>
    /// The mark of pages that change nothing: a browser asks people for the token, as the password of any name. It sends that with whatever
    /// it asks of this origin from then on, on behalf of other sites' pages too, so that no call that changes something may take it.
    /// </summary>
    public static RequiresToken Page { get; } = new() { IsAsked = true };

    /// <summary>Whether people are asked for it.</summary>
    public bool IsAsked { get; private init; }
}
