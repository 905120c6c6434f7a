namespace Poker.Capture.DevTools;

/// <summary>The browser is not there or is gone; or, with <see cref="IsRefusal"/>, it is there and refuses a command.</summary>
internal sealed class DevToolsException(string message, Exception? inner = null, bool isRefusal = false) : Exception(message, inner)
{
    /// <summary>Whether the connection is whole: what was asked for is not there any more, a page that was closed, say.</summary>
    public bool IsRefusal { get; } = isRefusal;
}
