using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Poker.Tests.EndToEnd.Capture;

/// <summary>A sender that forgets a line once it is acknowledged, and sends the others again until they are.</summary>
internal sealed class RetryingSender(Uri address, string key, string session) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(10), DefaultRequestHeaders = { Authorization = new("Bearer", key) } };
    private long _next = 1;

    /// <summary>Lines that were acknowledged, so far.</summary>
    public long Acknowledged { get; private set; }

    /// <summary>Attempts that failed, by how.</summary>
    public ConcurrentDictionary<string, int> Failures { get; } = [];

    /// <summary>What a line says.</summary>
    public static string Text(string session, long sequence) => $"{session} line {sequence}";

    /// <summary>Sends batches until it is told to stop; the last is acknowledged.</summary>
    public async Task RunAsync(int batch, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var lines = Enumerable.Range(0, batch).Select(i => _next + i).ToList();
            while (!await TrySendAsync(lines))
            {
                await Task.Delay(50, CancellationToken.None);
            }

            Acknowledged += batch;
            _next += batch;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<bool> TrySendAsync(List<long> lines)
    {
        var body = JsonSerializer.Serialize(new { session, lines = lines.Select(sequence => new { seq = sequence, text = Text(session, sequence) }) });
        try
        {
            using var content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
            using var response = await _http.PostAsync("v1/lines", content);
            if (!response.IsSuccessStatusCode)
            {
                Failures.AddOrUpdate($"{(int)response.StatusCode}", 1, (_, count) => count + 1);
                return false;
            }

            var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
            Assert.Equal((lines[^1], 0), (answer.GetProperty("through").GetInt64(), answer.GetProperty("conflicts").GetArrayLength()));
            Assert.Equal(lines.Count, answer.GetProperty("stored").GetInt32() + answer.GetProperty("repeated").GetInt32());
            return true;
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
        {
            Failures.AddOrUpdate("no answer", 1, (_, count) => count + 1);
            return false;
        }
    }
}
