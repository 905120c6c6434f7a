using Npgsql;

namespace Poker.Infrastructure.Postgres;

/// <summary>Connections outside the pool: closed, they are gone, and all that their session held with them.</summary>
public static class DedicatedConnection
{
    /// <summary>Opens one to a data source's database.</summary>
    /// <param name="dataSource">Where to; its password and callbacks are used.</param>
    /// <param name="role">What it is for: added to the session's name, which the server lists.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public static async Task<NpgsqlConnection> OpenAsync(NpgsqlDataSource dataSource, string role, CancellationToken cancellation)
    {
        var settings = new NpgsqlConnectionStringBuilder(dataSource.ConnectionString) { Pooling = false };
        settings.ApplicationName = settings.ApplicationName is { Length: > 0 } name ? $"{name}, {role}" : $"poker, {role}";
        await using var template = dataSource.CreateConnection();
        var connection = await template.CloneWithAsync(settings.ConnectionString, cancellation);
        try
        {
            await connection.OpenAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
