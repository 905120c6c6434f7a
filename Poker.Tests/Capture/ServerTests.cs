using System.Net;
using System.Text;
using System.Text.Json;
using Poker.Tests.Harness;
using Poker.Tests.Infrastructure.Capture;

namespace Poker.Tests.Capture;

/// <summary>Tests over a real capture service.</summary>
public abstract class ServerTests(PostgresFixture postgres) : CaptureTests(postgres)
{
    /// <summary>A batch as JSON.</summary>
    protected static string Batch(string session, IEnumerable<(long Sequence, string Text)> lines, bool isLast = false) => JsonSerializer.Serialize(
        new { session, last = isLast, lines = lines.Select(line => new { seq = line.Sequence, text = line.Text }) });

    /// <summary>A batch of plain lines as JSON.</summary>
    protected static string Batch(string session, params long[] sequences) => Batch(session, sequences.Select(sequence => (sequence, $"line {sequence}")));

    /// <summary>Sends a body and returns the status and the answer.</summary>
    private protected static async Task<(HttpStatusCode Status, JsonElement Answer)> SendAsync(
        CaptureServer server, string body, string type = "application/json", string? encoding = null) =>
        await SendAsync(server, Encoding.UTF8.GetBytes(body), type, encoding);

    /// <summary>Sends a body and returns the status and the answer.</summary>
    private protected static async Task<(HttpStatusCode Status, JsonElement Answer)> SendAsync(
        CaptureServer server, byte[] body, string type = "application/json", string? encoding = null)
    {
        using var request = CaptureServer.Post(body, type, encoding);
        using var response = await server.Http.SendAsync(request);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.Clone());
    }

    /// <summary>Sends a body that must be refused, and returns the status and the sentence.</summary>
    private protected static async Task<(HttpStatusCode Status, string Problem)> RefusedAsync(
        CaptureServer server, byte[] body, string type = "application/json", string? encoding = null)
    {
        var (status, answer) = await SendAsync(server, body, type, encoding);
        return (status, answer.TryGetProperty("detail", out var detail) ? detail.GetString()! : "");
    }
}
