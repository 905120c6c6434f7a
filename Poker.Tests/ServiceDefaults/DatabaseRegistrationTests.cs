using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Poker.ServiceDefaults;
using Poker.ServiceDefaults.Database;
using Poker.Tests.Harness;

namespace Poker.Tests.ServiceDefaults;

public sealed class DatabaseRegistrationTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    [Theory]
    [InlineData(null, "ConnectionStrings:poker is not set")]
    [InlineData("Password=hunter2", "ConnectionStrings:poker names no Host")]
    [InlineData("Hostess=hunter2", "ConnectionStrings:poker is no connection string")]
    [InlineData("Host=a;Port=hunter2", "ConnectionStrings:poker is no connection string")]
    public void A_connection_string_that_cannot_be_used_is_refused_without_repeating_it(string? text, string reason)
    {
        var message = Assert.Throws<ServiceConfigurationException>(() => Builder(text).AddPokerDatabase()).Message;

        Assert.StartsWith(reason, message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=there", GssEncryptionMode.Disable)]
    [InlineData("Host=there;GSS Encryption Mode=Prefer", GssEncryptionMode.Prefer)]
    public void Kerberos_is_asked_for_only_where_the_connection_string_says_so(string connectionString, GssEncryptionMode expected)
    {
        var source = new NpgsqlDataSourceBuilder(connectionString);

        DatabaseRegistration.Configure(source);

        Assert.Equal(expected, source.ConnectionStringBuilder.GssEncryptionMode);
    }

    [Fact]
    public async Task The_configured_database_is_one_source_with_a_health_check()
    {
        var builder = Builder(ConnectionString);
        builder.AddPokerDatabase().AddPokerDatabase();
        await using var app = builder.Build();

        await using var command = app.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand("SELECT current_setting('application_name')");
        Assert.Contains($"(pid {Environment.ProcessId}", (string)(await command.ExecuteScalarAsync())!, StringComparison.Ordinal);
        Assert.Single(app.Services.GetServices<NpgsqlDataSource>());
        var report = await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        Assert.Equal(HealthStatus.Healthy, Assert.Single(report.Entries).Value.Status);
    }

    [Fact]
    public async Task A_database_that_is_gone_is_unhealthy()
    {
        var builder = Builder("Host=127.0.0.1;Port=1;Username=nobody;Password=hunter2");
        builder.AddPokerDatabase();
        await using var app = builder.Build();

        var report = await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.Equal(HealthStatus.Unhealthy, report.Status);
    }

    [Fact]
    public async Task A_database_that_the_host_registered_stays()
    {
        var builder = Builder(null);
        builder.Services.AddSingleton(DataSource);
        builder.AddPokerDatabase();
        await using var app = builder.Build();

        Assert.Same(DataSource, app.Services.GetRequiredService<NpgsqlDataSource>());
    }

    private static WebApplicationBuilder Builder(string? connectionString)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["ConnectionStrings:poker"] = connectionString;
        return builder;
    }
}
