namespace Poker.Capture;

/// <content>Parsing, and files of this machine.</content>
internal static partial class LogMessages
{
    [LoggerMessage(101, LogLevel.Warning, "The database does not tell of new lines for now: {Problem}")]
    public static partial void NotListening(ILogger log, string problem);

    [LoggerMessage(102, LogLevel.Warning, "Lines cannot be parsed for now: {Problem}")]
    public static partial void NotParsing(ILogger log, string problem);

    [LoggerMessage(103, LogLevel.Error, "Session {Session} cannot be parsed ({Error} in {Method}): it is tried again in {Pause}, others go on.")]
    public static partial void SessionFailed(ILogger log, long session, string error, string method, TimeSpan pause);

    [LoggerMessage(104, LogLevel.Warning, "Lines {First} to {Last} of session {Session} never came: parsing goes on behind them.")]
    public static partial void LinesLost(ILogger log, long session, long first, long last);

    [LoggerMessage(105, LogLevel.Warning, "Lines of session {Session} came late, and lines before them have expired: the late ones are kept, but not parsed.")]
    public static partial void LateLinesIgnored(ILogger log, long session);

    [LoggerMessage(106, LogLevel.Warning, "{File} cannot be followed for now ({Problem}): it is tried again in {Pause}.")]
    public static partial void NotFollowing(ILogger log, string file, string problem, TimeSpan pause);

    [LoggerMessage(107, LogLevel.Warning, "{File} is another file than the one that was followed last, which is not in its folder any more: lines at its end may be missing.")]
    public static partial void RestNotFound(ILogger log, string file);

    [LoggerMessage(108, LogLevel.Warning, "Samples are made without buckets for now, since the street files cannot be read: {Problem}")]
    public static partial void NoBuckets(ILogger log, string problem);
}
