using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Grpc.Core;
using Poker.Coordinator.Telemetry;
using Poker.ServiceDefaults;
using Poker.Tests.Harness;

namespace Poker.Tests.Coordinator.Security;

public sealed class TokenTests(PostgresFixture postgres) : CoordinatorTests(postgres)
{
    private const string Wrong = "another-token-0123456789";

    [Fact]
    public async Task Calls_without_the_token_are_refused_logged_and_counted()
    {
        using var meter = new MeterListener();
        var refused = 0L;
        meter.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == $"{CoordinatorTelemetry.Name}.Calls" && instrument.Name == "poker.tokens.refused")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meter.SetMeasurementEventCallback<long>((_, measured, _, _) => Interlocked.Add(ref refused, measured));
        meter.Start();
        await using var host = await HostAsync();
        foreach (var header in new[] { null, "Bearer ", $"Bearer {Wrong}", CoordinatorHost.Token, $"Bearer {CoordinatorHost.Token}x" })
        {
            var headers = new Metadata();
            if (header is not null)
            {
                headers.Add("authorization", header);
            }

            await RefusedAsync(StatusCode.Unauthenticated, "", async () => await host.Runs.StatusAsync(new(), headers, DateTime.UtcNow.AddSeconds(30)));
            await RefusedAsync(StatusCode.Unauthenticated, "", async () => await host.Jobs.AcquireAsync(new(), headers, DateTime.UtcNow.AddSeconds(30)));
        }

        Assert.Equal(10, Interlocked.Read(ref refused));
        Assert.Contains(host.Logs.Lines, line => line.Contains("A call of /poker.v1.Runs/Status from 127.0.0.1 was refused", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains(Wrong, StringComparison.Ordinal) || line.Contains(CoordinatorHost.Token, StringComparison.Ordinal));
        Assert.False((await host.Runs.StatusAsync(new(), CoordinatorHost.Call())).Runs.Any());
    }

    [Theory]
    [InlineData("GET", "api/v1/status")]
    [InlineData("GET", "api/v1/runs")]
    [InlineData("GET", "api/v1/workers")]
    [InlineData("GET", "api/v1/runs/11111111-1111-1111-1111-111111111111")]
    [InlineData("POST", "api/v1/runs")]
    [InlineData("POST", "api/v1/runs/11111111-1111-1111-1111-111111111111/stop")]
    public async Task Http_calls_without_the_token_are_refused(string method, string path)
    {
        await using var host = await HostAsync();
        host.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Wrong);

        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = method == "POST" ? new StringContent("{}", Encoding.UTF8, "application/json") : null;
        using var answer = await host.Http.SendAsync(request);

        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer"), (answer.StatusCode, answer.Headers.WwwAuthenticate.Single().Scheme));
        Assert.Contains("The token is wrong.", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Without_a_token_this_machine_may_call_but_not_a_page_of_another_origin()
    {
        await using var host = await HostAsync(("Poker:Token", null));
        host.Http.DefaultRequestHeaders.Authorization = null;
        Assert.False((await host.Runs.StatusAsync(new(), deadline: DateTime.UtcNow.AddSeconds(30))).Runs.Any());
        Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync("api/v1/status")).StatusCode);

        foreach (var (header, value) in new[] { ("Origin", "http://evil.example"), ("Sec-Fetch-Site", "cross-site"), ("Host", "evil.example") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/runs/11111111-1111-1111-1111-111111111111/stop");
            request.Headers.TryAddWithoutValidation(header, value);
            Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.SendAsync(request)).StatusCode);
        }
    }

    [Fact]
    public async Task Without_a_token_other_machines_are_not_served()
    {
        var error = await Assert.ThrowsAsync<ServiceConfigurationException>(
            () => CoordinatorHost.StartAsync(ConnectionString, [], IPAddress.Any, ("Poker:Token", null)));
        Assert.Contains("set Poker:Token (or Poker:TokenFile), listen on localhost, or choose Poker:Coordinator:AllowAnonymous=true", error.Message);

        await using var open = await CoordinatorHost.StartAsync(
            ConnectionString, [], IPAddress.Any, ("Poker:Token", null), ("Poker:Coordinator:AllowAnonymous", "true"));
        await using var guarded = await CoordinatorHost.StartAsync(ConnectionString, [], IPAddress.Any);
        Assert.NotNull(await open.Runs.StatusAsync(new(), deadline: DateTime.UtcNow.AddSeconds(30)));
        await RefusedAsync(
            StatusCode.Unauthenticated, "no token", async () => await guarded.Runs.StatusAsync(new(), deadline: DateTime.UtcNow.AddSeconds(30)));
    }

    [Fact]
    public async Task A_token_file_serves_as_well_and_a_short_token_is_refused()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("token", $"{CoordinatorHost.Token}\n");
        await using (var host = await HostAsync(("Poker:Token", null), ("Poker:TokenFile", file)))
        {
            Assert.NotNull(await host.Runs.StatusAsync(new(), CoordinatorHost.Call()));
        }

        Assert.Contains("fewer than 16 characters", (await Assert.ThrowsAsync<ServiceConfigurationException>(() => HostAsync(("Poker:Token", "short")))).Message);
        Assert.Contains(
            "Poker:TokenFile names a file that cannot be read",
            (await Assert.ThrowsAsync<ServiceConfigurationException>(() => HostAsync(("Poker:Token", null), ("Poker:TokenFile", $"{file}.no")))).Message);
    }
}
