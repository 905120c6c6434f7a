using System.Net.Http.Headers;
using System.Text.Json;
using Poker.Infrastructure.Security;

namespace Poker.Tests.Harness;

/// <summary>What a coordinator of a <see cref="ChaosSystem"/> says of itself over HTTP.</summary>
internal sealed class ChaosStatus : IDisposable
{
    private readonly HttpClient _client;

    private ChaosStatus(HttpClient client) => _client = client;

    /// <summary>A coordinator's, once it says where it listens.</summary>
    public static async Task<ChaosStatus> OfAsync(ChaosProcess coordinator, DataFolder folder, TimeSpan patience)
    {
        var started = JsonDocument.Parse(await coordinator.HeardAsync("\"event\":\"started\"", patience)).RootElement;
        var client = new HttpClient { BaseAddress = new Uri(started.GetProperty("host").GetProperty("http").GetString()!), Timeout = TimeSpan.FromSeconds(10) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", SharedToken.OfFolder(folder.Path));
        return new ChaosStatus(client);
    }

    /// <summary>Whether it leads; false too while it waits for the database.</summary>
    public async Task<bool> LeadsAsync()
    {
        try
        {
            using var answer = await _client.GetAsync("api/v1/status");
            return answer.IsSuccessStatusCode
                && JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("leading").GetBoolean();
        }
        catch (TaskCanceledException)
        {
            return false;
        }
    }

    public void Dispose() => _client.Dispose();
}
