using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Npgsql;
using Poker.Tests.Deploy.Helm;
using Poker.Tests.Harness;

namespace Poker.Tests.Deploy;

/// <summary>
/// The services as processes with the very environment that the chart gives them, but for what only a cluster has: names of services are
/// ports of this machine, mounts are temporary folders. Their database's role is no superuser, as the chart's is not.
/// </summary>
[Collection(PostgresCollection.Name)]
public sealed class ChartEnvironmentTests(PostgresFixture postgres) : IDisposable
{
    private const string Role = "poker_test_chart";
    private const string Password = "it's; \"quoted\"";

    private static readonly Dictionary<string, string> Secret = new() { ["token"] = "0123456789abcdef0123456789abcdef", ["database-password"] = Password, ["pseudonym-key"] = "0123456789abcdef0123456789abcdef0123" };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(ValueSets.Defaults)]
    [InlineData(ValueSets.Tls)]
    public async Task Coordinator_and_worker_become_healthy(string values)
    {
        var manifests = Chart.Poker.Manifests(values);
        var database = await CreateDatabaseAsync();
        WriteCertificates();
        var (http, grpc, page) = (FreePort(), FreePort(), FreePort());
        using var coordinator = Start("Poker.Coordinator.dll", manifests["Deployment/coordinator-deployment"], database, http, grpc);
        using var worker = Start("Poker.Worker.dll", manifests["Deployment/worker-deployment"], database, page, grpc);
        using var client = new HttpClient();

        await Poll.UntilAsync(() => IsHealthyAsync(client, http, coordinator), "the coordinator is healthy");
        await Poll.UntilAsync(() => IsHealthyAsync(client, page, worker), "the worker is healthy");

        var agents = JsonDocument.Parse(await client.GetStringAsync($"http://127.0.0.1:{page}/worker")).RootElement;
        Assert.Equal((1, 2), (agents.GetArrayLength(), agents[0].GetProperty("slots").GetInt32()));
        Assert.True(Directory.Exists(_folder.PathOf("data")));
        using var refused = await client.GetAsync($"http://127.0.0.1:{http}/api/v1/status");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task Capture_becomes_healthy_once_the_coordinator_has_made_its_tables()
    {
        var manifests = Chart.Poker.Manifests("capture: { enabled: true }");
        var database = await CreateDatabaseAsync();
        var (http, page) = (FreePort(), FreePort());
        using var client = new HttpClient();
        using var capture = Start("Poker.Capture.dll", manifests["Deployment/capture-deployment"], database, page, 0);
        await Poll.UntilAsync(() => AnswersAsync(client, $"http://127.0.0.1:{page}/alive"), "capture lives");
        Assert.False(await IsHealthyAsync(client, page, capture));
        using var coordinator = Start("Poker.Coordinator.dll", manifests["Deployment/coordinator-deployment"], database, http, FreePort());

        await Poll.UntilAsync(() => IsHealthyAsync(client, page, capture), "capture is healthy");

        using var refused = await client.GetAsync($"http://127.0.0.1:{page}/api/capture/status");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> IsHealthyAsync(HttpClient client, int port, ChildProcess process)
    {
        Assert.False(process.Process.HasExited, "It ended by itself.");
        return await AnswersAsync(client, $"http://127.0.0.1:{port}/health");
    }

    private static async Task<bool> AnswersAsync(HttpClient client, string address)
    {
        try
        {
            using var answer = await client.GetAsync(address);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private ChildProcess Start(string assembly, object? workload, NpgsqlConnectionStringBuilder database, int http, int grpc)
    {
        var own = $"Host={database.Host};Port={database.Port};Database={database.Database};Username={Role}";
        var environment = Containers.Environment(workload, Secret).ToDictionary(
            variable => variable.Key,
            variable => variable.Value
                .Replace("+:8080", $"127.0.0.1:{http}", StringComparison.Ordinal)
                .Replace("+:8081", $"127.0.0.1:{grpc}", StringComparison.Ordinal)
                .Replace("coordinator-service:8081", $"127.0.0.1:{grpc}", StringComparison.Ordinal)
                .Replace("Host=postgres-service;Port=5432;Database=poker;Username=poker", own, StringComparison.Ordinal)
                .Replace("/etc/poker/tls", _folder.PathOf("tls"), StringComparison.Ordinal)
                .Replace("/data", _folder.PathOf("data"), StringComparison.Ordinal));
        var process = ChildProcess.StartAssembly(assembly, environment);

        // A pipe that nobody reads fills up, and what writes into it stops.
        process.Process.BeginOutputReadLine();
        process.Process.BeginErrorReadLine();
        return process;
    }

    private async Task<NpgsqlConnectionStringBuilder> CreateDatabaseAsync()
    {
        var database = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync(nameof(ChartEnvironmentTests)));
        await using var server = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using var role = server.CreateCommand(
            $"""
            DROP ROLE IF EXISTS {Role};
            CREATE ROLE {Role} LOGIN PASSWORD '{Password.Replace("'", "''", StringComparison.Ordinal)}';
            ALTER DATABASE "{database.Database}" OWNER TO {Role};
            """);
        await role.ExecuteNonQueryAsync();
        return database;
    }

    private void WriteCertificates()
    {
        using var authority = Certificates.SelfSigned("CN=chart", isAuthority: true);
        using var certificate = Certificates.IssuedBy(authority, "127.0.0.1");
        _folder.Write("tls/ca.crt", authority.ExportCertificatePem());
        _folder.Write("tls/tls.crt", certificate.ExportCertificatePem());
        _folder.Write("tls/tls.key", certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
    }
}
