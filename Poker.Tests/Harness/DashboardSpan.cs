using System.Text.Json;

namespace Poker.Tests.Harness;

/// <summary>A span as the dashboard's API tells it.</summary>
/// <param name="Service">The service that sent it.</param>
/// <param name="Source">The activity source.</param>
/// <param name="Name">Its name.</param>
/// <param name="Trace">The trace's id.</param>
/// <param name="Id">Its id.</param>
/// <param name="Parent">Its parent's id; empty for a root.</param>
/// <param name="Database">The kind of database that it asked, <c>db.system.name</c>; null for none.</param>
internal sealed record DashboardSpan(string Service, string Source, string Name, string Trace, string Id, string Parent, string? Database)
{
    /// <summary>Reads <c>{"data":{"resourceSpans":[{"resource":{"attributes":[…]},"scopeSpans":[{"scope":{"name":…},"spans":[…]}]}]}}</c>.</summary>
    public static IReadOnlyList<DashboardSpan> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return
        [
            .. from resource in document.RootElement.GetProperty("data").GetProperty("resourceSpans").EnumerateArray()
               from scope in resource.GetProperty("scopeSpans").EnumerateArray()
               from span in scope.GetProperty("spans").EnumerateArray()
               select new DashboardSpan(
                   ServiceOf(resource),
                   scope.GetProperty("scope").GetProperty("name").GetString()!,
                   span.GetProperty("name").GetString()!,
                   span.GetProperty("traceId").GetString()!,
                   span.GetProperty("spanId").GetString()!,
                   span.TryGetProperty("parentSpanId", out var parent) ? parent.GetString()! : "",
                   Attribute(span, "db.system.name")),
        ];
    }

    private static string ServiceOf(JsonElement resource) => Attribute(resource.GetProperty("resource"), "service.name")!;

    private static string? Attribute(JsonElement holder, string key) => holder.TryGetProperty("attributes", out var attributes)
        ? attributes.EnumerateArray()
            .Where(attribute => attribute.GetProperty("key").GetString() == key)
            .Select(attribute => attribute.GetProperty("value").GetProperty("stringValue").GetString())
            .FirstOrDefault()
        : null;
}
