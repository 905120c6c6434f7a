using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Poker.Tests.Harness;

namespace Poker.Tests.AppHost.Resources;

/// <summary>The AppHost started for real, with the local server and the dashboard.</summary>
public sealed class AppHostRunTests : IDisposable
{
    private const string Token = "a-token-for-tests-alone-0123456789", Key = "a-key-for-tests-alone";

    private readonly ReachableFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Everything_becomes_healthy_clusters_and_trains_on_command_and_is_traced()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Poker_AppHost>(
            [
                "--Database:Mode=local", $"--Data:Folder={_folder.Path}", "--Workers:Count=2", "--Run:Deck=royal", "--Run:Betting=tiny", $"--Parameters:token={Token}",
                "--Parameters:postgres-password=a-password-for-tests", $"--AppHost:DashboardApiKey={Key}",
            ],
            (options, _) => options.DisableDashboard = false,
            patience.Token);
        await using var app = await builder.BuildAsync(patience.Token);
        await app.StartAsync(patience.Token);
        foreach (var name in (string[])["postgres", "coordinator", "worker", "capture", "bot"])
        {
            await app.ResourceNotifications.WaitForResourceHealthyAsync(name, patience.Token);
        }

        using var coordinator = app.CreateHttpClient("coordinator", "http");
        coordinator.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        await CommandAsync("start-clustering");
        await UntilAsync("clustering", "done");
        await CommandAsync("start-training");
        await Poll.UntilAsync(async () => (double?)(await LastAsync())["figures"]?["epoch"] >= 1, "a batch counted", TimeSpan.FromMinutes(2));
        await CommandAsync("stop-training");
        await UntilAsync("blueprint", "done");

        using var telemetry = new HttpClient { BaseAddress = app.GetEndpoint("aspire-dashboard", "http") };
        telemetry.DefaultRequestHeaders.Add("x-api-key", Key);
        await Poll.UntilAsync(
            async () =>
            {
                var spans = DashboardSpan.Read(await telemetry.GetStringAsync("api/telemetry/traces?limit=1000000", patience.Token));
                var planned = spans.Where(span => span.Service == "coordinator" && span.Name == "plan clustering").Select(span => span.Id).ToHashSet();
                var jobs = spans.Where(span => span.Service == "worker" && planned.Contains(span.Parent)).Select(span => span.Id).ToHashSet();
                return spans.Any(span => span.Name.StartsWith("COPY ", StringComparison.Ordinal) && jobs.Contains(span.Parent));
            },
            "a trace went from a plan over a job to COPY");
        await app.StopAsync(patience.Token);

        async Task CommandAsync(string name)
        {
            var result = await app.Services.GetRequiredService<ResourceCommandService>()
                .ExecuteCommandAsync(builder.Resources.Single(resource => resource.Name == "coordinator"), name, patience.Token);
            Assert.True(result.Success, result.Message);
        }

        async Task<JsonNode> LastAsync() => (await coordinator.GetFromJsonAsync<JsonNode>("api/v1/runs", patience.Token))![0]!;

        Task UntilAsync(string kind, string state) => Poll.UntilAsync(
            async () => await LastAsync() is var run && (string)run["kind"]! == kind && (string)run["state"]! == state, $"the {kind} run was {state}", TimeSpan.FromMinutes(3));
    }
}
