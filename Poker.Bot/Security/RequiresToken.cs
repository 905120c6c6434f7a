namespace Poker.Bot.Security;

/// <summary>Marks endpoints that only callers with the shared token may use, or, where none is configured, those of this machine.</summary>
internal sealed class RequiresToken
{
    /// <summary>The mark of calls: the token is in their authorization header.</summary>
    public static RequiresToken Mark { get; } = new();

    /// <summary>The mark of what changes nothing: a browser may send the token as a password, as it does for pages.</summary>
    public static RequiresToken Page { get; } = new() { IsAsked = true };

    /// <summary>Whether the token may come as a password.</summary>
    public bool IsAsked { get; private init; }
}
