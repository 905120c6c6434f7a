using System.Text.Json;
using System.Text.Json.Serialization;

namespace Poker.Bot.Tables.Playing;

/// <summary>What a table says to its clients.</summary>
internal static class TableMessages
{
    /// <summary>How messages are written and read.</summary>
    public static JsonSerializerOptions Format { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        MaxDepth = 16,
    };

    /// <summary>The first message to a client: where it sits, what it may know of what happened, and how the table stands.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="secret">The secret of its seat; null for who only watches.</param>
    /// <param name="printFrom">The number of the first event whose line it should print.</param>
    /// <param name="events">The events.</param>
    /// <param name="view">How the table stands.</param>
    public static byte[] Welcome(string table, string? secret, long printFrom, IReadOnlyList<TableEvent> events, TableView view) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new { Type = "welcome", Table = table, Secret = secret, PrintFrom = printFrom, Events = events, State = view }, Format);

    /// <summary>What happened, and how the table stands then.</summary>
    public static byte[] Events(IReadOnlyList<TableEvent> events, TableView view) =>
        JsonSerializer.SerializeToUtf8Bytes(new { Type = "events", Events = events, State = view }, Format);

    /// <summary>A message of the client's that was not done.</summary>
    /// <param name="why">Why, for people.</param>
    public static byte[] Refused(string why) => JsonSerializer.SerializeToUtf8Bytes(new { Type = "refused", Why = why }, Format);
}
