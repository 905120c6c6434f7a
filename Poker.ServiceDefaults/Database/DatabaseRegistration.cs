using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Npgsql;
#if !ASPIRE
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
#endif

namespace Poker.ServiceDefaults.Database;

/// <summary>Registers the database: one <see cref="NpgsqlDataSource"/> a service, with health check, traces and metrics.</summary>
public static class DatabaseRegistration
{
    /// <summary>The connection string's name: <c>ConnectionStrings:poker</c>.</summary>
    public const string Name = "poker";

    private const string Key = $"ConnectionStrings:{Name}";

    /// <summary>Whether a connection string is configured.</summary>
    public static bool HasPokerDatabase(this IConfiguration configuration) => configuration.GetConnectionString(Name) is { Length: > 0 };

    /// <summary>Registers the configured database; where the host has registered one already, that one stays.</summary>
    /// <exception cref="ServiceConfigurationException">The connection string is missing or malformed; it is not repeated.</exception>
    public static IHostApplicationBuilder AddPokerDatabase(this IHostApplicationBuilder builder)
    {
        if (builder.Services.Any(service => service.ServiceType == typeof(NpgsqlDataSource)))
        {
            return builder;
        }

        Check(builder.Configuration.GetConnectionString(Name), Key);
#if ASPIRE
        builder.AddNpgsqlDataSource(Name, configureDataSourceBuilder: Configure);
#else
        builder.Services.AddSingleton(services =>
        {
            var source = new NpgsqlDataSourceBuilder(builder.Configuration.GetConnectionString(Name));
            source.UseLoggerFactory(services.GetRequiredService<ILoggerFactory>());
            Configure(source);
            return source.Build();
        });

        // Named as Aspire names its own.
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("PostgreSql");
#endif
        return builder;
    }

    /// <summary>What every connection of a service has, wherever its connection string comes from.</summary>
    public static void Configure(NpgsqlDataSourceBuilder source)
    {
        // The name in traces and metrics; by default it would be the connection string without its password.
        source.Name ??= Name;

        // Building an index or loading a street takes longer than any fixed limit: a dead server is noticed by keepalives instead.
        var settings = source.ConnectionStringBuilder;
        settings.CommandTimeout = 0;
        settings.TcpKeepAlive = true;
        settings.TcpKeepAliveTime = 30;
        settings.TcpKeepAliveInterval = 10;

        // Kerberos is asked for at each connection otherwise, and a container's small image has none.
        if (!settings.ShouldSerialize("GSS Encryption Mode"))
        {
            settings.GssEncryptionMode = GssEncryptionMode.Disable;
        }

        settings.ApplicationName ??= $"{AppDomain.CurrentDomain.FriendlyName} (pid {Environment.ProcessId} on {Environment.MachineName})";
    }

    /// <summary>Checks a connection string without repeating it.</summary>
    /// <param name="text">The connection string.</param>
    /// <param name="origin">Where it comes from, for the message.</param>
    /// <exception cref="ServiceConfigurationException">It is missing or malformed.</exception>
    public static void Check(string? text, string origin)
    {
        const string Form = "write it as \"Host=…;Port=5432;Database=…;Username=…;Password=…\"";
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new ServiceConfigurationException($"{origin} is not set: {Form} (environment: {origin.Replace(":", "__", StringComparison.Ordinal)}).");
        }

        try
        {
            if (string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(text).Host))
            {
                throw new ServiceConfigurationException($"{origin} names no Host: {Form}.");
            }
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The driver's message may repeat a part of it.
            throw new ServiceConfigurationException($"{origin} is no connection string: {Form}.");
        }
    }
}
