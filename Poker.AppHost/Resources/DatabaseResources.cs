using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Poker.AppHost.Resources;

/// <summary>PostgreSQL in its four forms.</summary>
internal static class DatabaseResources
{
    private const string Server = "postgres", Database = "poker";

    /// <summary>Adds the database that the settings ask for, as <c>poker</c>, or of that connection string's name.</summary>
    public static async Task<IResourceBuilder<IResourceWithConnectionString>> AddPokerDatabaseAsync(
        this IDistributedApplicationBuilder builder, AppHostSettings settings)
    {
        return await ModeAsync(builder, settings) switch
        {
            DatabaseMode.Container => builder.AddContainer(settings),
            DatabaseMode.Local => builder.AddLocal(settings),
            _ => builder.AddConnectionString(Database),
        };
    }

    // Azure's container apps keep volumes on file shares, where PostgreSQL cannot: a managed server is the way there.
    private static async Task<DatabaseMode> ModeAsync(IDistributedApplicationBuilder builder, AppHostSettings settings) =>
        settings.Database != DatabaseMode.Auto ? settings.Database
        : builder.ExecutionContext.IsPublishMode ? settings.Target == "azure" ? DatabaseMode.External : DatabaseMode.Container
        : await ContainerRuntime.IsHealthyAsync(key => builder.Configuration[key]) ? DatabaseMode.Container
        : DatabaseMode.Local;

    private static IResourceBuilder<PostgresDatabaseResource> AddContainer(this IDistributedApplicationBuilder builder, AppHostSettings settings)
    {
        // Published, nobody creates the database but the image itself; and a volume's name may have no dots in a cluster. Nothing is
        // replicated: bulk loads need no log.
        var server = builder.AddPostgres(Server)
            .WithDataVolume(builder.ExecutionContext.IsPublishMode ? "postgres-data" : null)
            .WithEnvironment("POSTGRES_DB", Database)
            .WithArgs("-c", "wal_level=minimal", "-c", "max_wal_senders=0", "-c", "max_wal_size=2GB");
        _ = settings.DatabaseTool switch
        {
            "pgadmin" => server.WithPgAdmin(),
            "pgweb" => server.WithPgWeb(),
            _ => server,
        };
        return server.AddDatabase(Database);
    }

    private static IResourceBuilder<LocalPostgresResource> AddLocal(this IDistributedApplicationBuilder builder, AppHostSettings settings)
    {
        var cli = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "Poker.Cli").Value!;
        var password = builder.AddParameter("postgres-password", new GenerateParameterDefault { MinLength = 32, Special = false }, secret: true, persist: true);
        var resource = new LocalPostgresResource(Server, "dotnet", Path.GetDirectoryName(cli)!, password.Resource);
        var port = settings.DatabasePort ?? FreePort();
        builder.Services.AddHealthChecks().AddAsyncCheck(Server, cancellation => CheckAsync(resource, cancellation));

        // No proxy before it: COPY runs at full speed, and connections are the server's own.
        return builder.AddResource(resource)
            .WithArgs([cli, "database", "--port", $"{port}", .. settings.Data is { } data ? (string[])["--data", data] : []])
            .WithEnvironment("POKER_DATABASE_PASSWORD", password)
            .WithEndpoint(port: port, targetPort: port, scheme: "tcp", name: LocalPostgresResource.EndpointName, isProxied: false)
            .WithHealthCheck(Server)
            .WithIconName("DatabaseMultiple")
            .ExcludeFromManifest();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<HealthCheckResult> CheckAsync(LocalPostgresResource resource, CancellationToken cancellation)
    {
        try
        {
            var text = await resource.ConnectionStringExpression.GetValueAsync(cancellation);
            await using var connection = new NpgsqlConnection(text + ";Pooling=false;Timeout=5");
            await connection.OpenAsync(cancellation);
            return HealthCheckResult.Healthy();
        }
        catch (NpgsqlException error)
        {
            return HealthCheckResult.Unhealthy(error.Message);
        }
    }
}
