using Microsoft.Extensions.Logging;

namespace Poker.ServiceDefaults;

/// <summary>What the defaults log, in any service.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed.")]
    public static partial void RequestFailed(ILogger log, string method, string path, Exception error);
}
