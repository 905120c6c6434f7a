namespace Poker.Capture;

/// <summary>What the capture service logs. No line of a source, and no name that one chose, is in it.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(1, LogLevel.Warning, "The database cannot be used: {Problem} Nothing is acknowledged until it is back.")]
    public static partial void DatabaseAway(ILogger log, string problem);

    [LoggerMessage(2, LogLevel.Information, "The database is back: lines are stored again.")]
    public static partial void DatabaseBack(ILogger log);

    [LoggerMessage(3, LogLevel.Warning, "{Count} lines of session {Session} (source {Source}) came again with another text, the first with sequence {Sequence}: what was there first stays.")]
    public static partial void Conflicts(ILogger log, int count, long session, int source, long sequence);

    [LoggerMessage(4, LogLevel.Warning, "A request of {Path} from {Client} was refused: {Problem}")]
    public static partial void Refused(ILogger log, string path, string client, string problem);

    [LoggerMessage(5, LogLevel.Information, "{Lines} raw lines of {Sessions} sessions were older than {Retention} and are deleted.")]
    public static partial void Expired(ILogger log, long lines, int sessions, TimeSpan retention);

    [LoggerMessage(6, LogLevel.Warning, "Raw lines could not be looked at: {Problem}")]
    public static partial void ExpiryFailed(ILogger log, string problem);

    [LoggerMessage(7, LogLevel.Information, "A stream of source {Source} began.")]
    public static partial void StreamBegan(ILogger log, int source);

    [LoggerMessage(9, LogLevel.Warning, "{Address} is open to other machines without TLS: keys and lines cross the network as they are, unless something in front encrypts them. Give Kestrel a certificate, or listen on localhost.")]
    public static partial void Plaintext(ILogger log, string address);

    [LoggerMessage(8, LogLevel.Information, "A stream of source {Source} ended after {Batches} batches: {How}.")]
    public static partial void StreamEnded(ILogger log, int source, long batches, string how);
}
