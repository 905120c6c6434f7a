using System.Text.Json;

namespace Poker.Capture.DevTools;

/// <summary>
/// A call of the console (<c>Runtime.consoleAPICalled</c>):
/// <c>{"type":"log","args":[{"type":"string","value":"Ann folds"}],"executionContextId":1,"timestamp":1795350972313.932}</c>.
/// </summary>
/// <param name="Context">The number of the execution context, in its attached page.</param>
/// <param name="Told">When, to the microsecond: the browser tells it the same each time.</param>
/// <param name="Values">The arguments.</param>
internal sealed record ConsoleCall(long Context, DateTimeOffset Told, IReadOnlyList<RemoteValue> Values)
{
    private static readonly string[] Kinds = ["log", "info", "warning", "error", "debug"];

    /// <summary>Reads a call; null where it is of another kind, such as <c>console.table</c>.</summary>
    public static ConsoleCall? Read(JsonElement parameters) => Kinds.Contains(parameters.GetProperty("type").GetString())
        ? new(
            parameters.GetProperty("executionContextId").GetInt64(),
            TimeOf(parameters.GetProperty("timestamp").GetDouble()),
            [.. parameters.GetProperty("args").EnumerateArray().Select(value => new RemoteValue(value))])
        : null;

    private static DateTimeOffset TimeOf(double milliseconds) =>
        DateTimeOffset.UnixEpoch.AddTicks((long)Math.Round(milliseconds * 1_000) * TimeSpan.TicksPerMicrosecond);
}
