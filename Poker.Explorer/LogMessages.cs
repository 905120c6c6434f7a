using Microsoft.Extensions.Logging;

namespace Poker.Explorer;

/// <summary>What the explorer logs.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(1, LogLevel.Debug, "Asked {Endpoint} in advance: {Problem}")]
    public static partial void NotAsked(ILogger log, string endpoint, string problem);

    [LoggerMessage(2, LogLevel.Debug, "Asked {Endpoint} in advance: {Status} after {Milliseconds:0} ms.")]
    public static partial void Asked(ILogger log, string endpoint, int status, double milliseconds);
}
