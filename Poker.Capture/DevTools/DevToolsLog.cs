namespace Poker.Capture.DevTools;

/// <summary>What listening to browsers logs. No line of a page and no part of an address behind its host is in it.</summary>
internal static partial class DevToolsLog
{
    [LoggerMessage(101, LogLevel.Information, "Browser {Name}: connected to {Address}; listening to {Pages}.")]
    public static partial void Connected(ILogger log, string name, string address, string pages);

    [LoggerMessage(102, LogLevel.Warning, "Browser {Name}: {Problem} Trying again until it is there.")]
    public static partial void Away(ILogger log, string name, string problem);

    [LoggerMessage(103, LogLevel.Information, "Browser {Name}: a page of {Origin} is listened to, as session {Session}, from line {Sequence}.")]
    public static partial void PageBegan(ILogger log, string name, string origin, string session, long sequence);

    [LoggerMessage(104, LogLevel.Information, "Browser {Name}: session {Session} ended after {Lines} lines.")]
    public static partial void PageEnded(ILogger log, string name, string session, long lines);

    [LoggerMessage(105, LogLevel.Warning, "Browser {Name}: calls of a page may have been missed after line {Sequence} of session {Before}; it goes on as {After}.")]
    public static partial void SessionCut(ILogger log, string name, long sequence, string before, string after);

    [LoggerMessage(106, LogLevel.Warning, "Browser {Name}: {Count} messages were larger than {MostBytes} bytes and are lost.")]
    public static partial void MessagesSkipped(ILogger log, string name, long count, int mostBytes);

    [LoggerMessage(107, LogLevel.Warning, "Lines of a browser cannot be stored: {Problem} They are kept and tried again.")]
    public static partial void StoreAway(ILogger log, string problem);

    [LoggerMessage(108, LogLevel.Information, "Lines of browsers are stored again.")]
    public static partial void StoreBack(ILogger log);
}
