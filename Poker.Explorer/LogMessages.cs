using Microsoft.Extensions.Logging;

namespace Poker.Explorer;

/// <summary>What the explorer logs.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(1, LogLevel.Debug, "Asked in advance for {What}: not answered, {Problem}")]
    public static partial void NotWarm(ILogger log, string what, string problem);

    [LoggerMessage(2, LogLevel.Debug, "Asked in advance for {What}: answered after {Milliseconds:0} ms.")]
    public static partial void Warm(ILogger log, string what, double milliseconds);
}
