using Microsoft.Extensions.Logging;

namespace Poker.Explorer;

/// <summary>What the explorer logs.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(1, LogLevel.Debug, "No spot could be looked at in advance: {Problem}")]
    public static partial void NotWarm(ILogger log, string problem);
}
