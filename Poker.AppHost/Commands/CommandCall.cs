using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Poker.AppHost.Commands;

/// <summary>The HTTP call of a command, and what its answer says to people.</summary>
internal static class CommandCall
{
    /// <summary>Completes a request to the coordinator.</summary>
    /// <param name="request">Its path is the command's already.</param>
    /// <param name="command">The command.</param>
    /// <param name="token">The shared token.</param>
    public static void Prepare(HttpRequestMessage request, RunCommand command, string? token)
    {
        request.Content = JsonContent.Create(command.Body);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Reads the answer: whether it was done, and one sentence.</summary>
    public static async Task<(bool Done, string Sentence)> ReadAsync(RunCommand command, HttpResponseMessage response, CancellationToken cancellation)
    {
        var text = await response.Content.ReadAsStringAsync(cancellation);
        return response.IsSuccessStatusCode
            ? (true, $"{command.Title}: {(Field(text, "activity") ?? Field(text, "state") ?? Deleted(text))}.")
            : (false, Field(text, "detail") ?? $"The coordinator answered {(int)response.StatusCode}.");
    }

    private static string? Field(string json, string name) =>
        Read(json) is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static string Deleted(string json) =>
        Read(json) is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("deleted", out var streets)
            ? $"deleted {string.Join(", ", streets.EnumerateArray().Select(street => street.GetString()))}"
            : "done";

    private static JsonElement? Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(json);
        }
        catch (JsonException)
        {
            // A proxy's page, say; the status tells enough.
            return null;
        }
    }
}
