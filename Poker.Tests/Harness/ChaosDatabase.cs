using Npgsql;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Embedded;

namespace Poker.Tests.Harness;

/// <summary>The database of a data folder whose server may be killed at any time: it is asked while it is there, and never started for that.</summary>
/// <param name="data">The folder.</param>
internal sealed class ChaosDatabase(DataFolder data)
{
    /// <summary>Asks the running server; default while it is away. Nothing is started for that.</summary>
    public async Task<T?> TryReadAsync<T>(Func<NpgsqlConnection, Task<T>> read)
    {
        var folder = ServerFolder.Of(data.Path);
        if (PostmasterFile.Read(folder.Postmaster) is not { Port: not 0 } postmaster)
        {
            return default;
        }

        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = postmaster.Port,
            Username = ServerPrograms.UserName,
            Password = await File.ReadAllTextAsync(folder.Password),
            Database = EmbeddedServer.DatabaseName,
            Pooling = false,
        };
        try
        {
            await using var connection = new NpgsqlConnection(settings.ConnectionString);
            await connection.OpenAsync();
            return await read(connection);
        }
        catch (Exception error) when (DatabaseErrors.TryTranslate(error) is not null)
        {
            return default;
        }
    }

    /// <summary>What a worker holds; nothing while the server is away.</summary>
    public async Task<IReadOnlyList<ChaosLease>> LeasesAsync(string worker)
    {
        const string Sql =
            "SELECT job.id, run, stage, part, token, worker FROM job JOIN worker ON worker.id = job.worker WHERE worker.name = $1 AND state = 'leased'";
        return await TryReadAsync(async connection =>
        {
            await using var command = new NpgsqlCommand(Sql, connection) { Parameters = { new() { Value = worker } } };
            await using var reader = await command.ExecuteReaderAsync();
            var leases = new List<ChaosLease>();
            while (await reader.ReadAsync())
            {
                leases.Add(new(reader.GetInt64(0), reader.GetGuid(1), reader.GetString(2), reader.GetInt32(3), reader.GetGuid(4), reader.GetGuid(5)));
            }

            return leases;
        }) ?? [];
    }

    /// <summary>What became of a lease: held, done, done by another or gone; null while the server is away.</summary>
    public Task<string?> StateOfAsync(ChaosLease lease)
    {
        const string Sql =
            """
            SELECT CASE WHEN token = $2 THEN CASE state WHEN 'leased' THEN 'held' ELSE 'done' END
                WHEN state = 'done' THEN 'done by another' ELSE 'gone' END
            FROM job WHERE id = $1
            """;
        return TryReadAsync(async connection =>
        {
            await using var command = new NpgsqlCommand(Sql, connection) { Parameters = { new() { Value = lease.Job }, new() { Value = lease.Token } } };
            return (string?)await command.ExecuteScalarAsync();
        });
    }
}
