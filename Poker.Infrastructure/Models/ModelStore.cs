using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;
using Poker.Infrastructure.Postgres;

namespace Poker.Infrastructure.Models;

/// <summary>The registry of model versions: what there is, which one plays, and how it came to that.</summary>
/// <remarks>
/// A step is one transaction, with the row that says who took it and why. One model at most is in production and one a canary: putting one into
/// production retires the one before. Every step is told on <see cref="Channel"/>.
/// </remarks>
/// <param name="dataSource">Where connections come from.</param>
public sealed class ModelStore(NpgsqlDataSource dataSource)
{
    /// <summary>The channel on which steps are told; the payload is the version.</summary>
    public const string Channel = "poker_models";

    private const string Columns =
        "version, encode(sha256, 'hex'), length(bytes)::bigint, parent, layout, state, data::text, configuration::text, metrics::text, created_at";

    /// <summary>Registers a model as a candidate. The same bytes are the same version.</summary>
    /// <exception cref="ModelRefusedException">There is no such parent.</exception>
    public Task<ModelRow> AddAsync(NewModel model, ModelDecision decision, CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        const string Sql =
            """
            INSERT INTO model (sha256, bytes, parent, layout, data, configuration, metrics) VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (sha256) DO NOTHING RETURNING version
            """;
        var hash = SHA256.HashData(model.Bytes);
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var command = new NpgsqlCommand(Sql, connection)
        {
            Parameters =
            {
                new() { Value = hash }, new() { Value = model.Bytes }, Nullable(model.Parent, NpgsqlDbType.Bigint), new() { Value = (short)model.Layout },
                Json(model.Data), Json(model.Configuration), Json(model.Metrics),
            },
        };
        try
        {
            if (await command.ExecuteScalarAsync(cancellation) is long version)
            {
                await NoteAsync(connection, version, null, ModelState.Candidate, decision, cancellation);
            }
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            throw new ModelRefusedException($"There is no model version {model.Parent} that this one could come from.");
        }

        var row = (await QueryAsync(connection, "WHERE sha256 = $1", cancellation, hash)).Single();
        await transaction.CommitAsync(cancellation);
        return row;
    });

    /// <summary>The versions, the newest first.</summary>
    public Task<IReadOnlyList<ModelRow>> ListAsync(int most, CancellationToken cancellation) => ReadAsync("ORDER BY version DESC LIMIT $1", cancellation, most);

    /// <summary>A version; null where there is none.</summary>
    public async Task<ModelRow?> FindAsync(long version, CancellationToken cancellation) =>
        (await ReadAsync("WHERE version = $1", cancellation, version)).SingleOrDefault();

    /// <summary>The version in a state, of which there is one at most: production or canary; null where there is none.</summary>
    public async Task<ModelRow?> InServiceAsync(ModelState state, CancellationToken cancellation) =>
        (await ReadAsync("WHERE state = $1", cancellation, ModelPath.NameOf(state))).SingleOrDefault();

    /// <summary>The bytes of a version, checked.</summary>
    /// <exception cref="ModelRefusedException">There is no such version, or its bytes are not those that were registered.</exception>
    public Task<byte[]> BytesAsync(long version, CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        await using var command = dataSource.CreateCommand("SELECT sha256, bytes FROM model WHERE version = $1");
        command.Parameters.Add(new() { Value = version });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
        {
            throw NoSuch(version);
        }

        var (hash, bytes) = (reader.GetFieldValue<byte[]>(0), reader.GetFieldValue<byte[]>(1));
        return hash.AsSpan().SequenceEqual(SHA256.HashData(bytes))
            ? bytes
            : throw new ModelRefusedException($"The bytes of model version {version} are damaged: their SHA-256 is not the registered one.");
    });

    /// <summary>The steps of a version, the first one first.</summary>
    public Task<IReadOnlyList<ModelTransition>> HistoryAsync(long version, CancellationToken cancellation) =>
        DatabaseErrors.TranslatedAsync<IReadOnlyList<ModelTransition>>(async () =>
        {
            const string Sql = "SELECT model, from_state, to_state, who, why, evidence::text, at FROM model_transition WHERE model = $1 ORDER BY id";
            await using var command = dataSource.CreateCommand(Sql);
            command.Parameters.Add(new() { Value = version });
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var steps = new List<ModelTransition>();
            while (await reader.ReadAsync(cancellation))
            {
                steps.Add(new(
                    reader.GetInt64(0),
                    await reader.IsDBNullAsync(1, cancellation) ? null : ModelPath.Of(reader.GetString(1)),
                    ModelPath.Of(reader.GetString(2)),
                    reader.GetString(3),
                    reader.GetString(4),
                    reader.GetString(5),
                    reader.GetFieldValue<DateTimeOffset>(6)));
            }

            return steps;
        });

    /// <summary>Moves a version on. What was in production, or a canary, before it makes room: it is retired, or rejected.</summary>
    /// <exception cref="ModelRefusedException">There is no such version, or the state does not follow its own.</exception>
    public Task<ModelRow> MoveAsync(long version, ModelState to, ModelDecision decision, CancellationToken cancellation) =>
        ChangeAsync(connection => MoveAsync(connection, version, to, decision, cancellation), cancellation);

    /// <summary>Puts the version that played before back into production, and rejects the one that plays.</summary>
    /// <returns>The version that plays now.</returns>
    /// <exception cref="ModelRefusedException">None played before.</exception>
    public Task<ModelRow> RollBackAsync(ModelDecision decision, CancellationToken cancellation) => ChangeAsync(
        async connection =>
        {
            const string Last =
                """
                SELECT model.version FROM model JOIN model_transition AS step ON step.model = model.version
                WHERE model.state = 'retired' AND step.to_state = 'retired' ORDER BY step.id DESC LIMIT 1
                """;
            await using var last = new NpgsqlCommand(Last, connection);
            if (await last.ExecuteScalarAsync(cancellation) is not long version)
            {
                throw new ModelRefusedException("No other model has been in production: there is nothing to go back to.");
            }

            var playing = (await QueryAsync(connection, "WHERE state = 'production'", cancellation)).SingleOrDefault();
            if (playing is not null)
            {
                await SetAsync(connection, playing, ModelState.Rejected, decision, cancellation);
            }

            return await MoveAsync(connection, version, ModelState.Production, decision, cancellation);
        },
        cancellation);

    // One step at a time: all wait for the lock.
    private Task<ModelRow> ChangeAsync(Func<NpgsqlConnection, Task<ModelRow>> change, CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var lockAll = new NpgsqlCommand("LOCK TABLE model_transition IN SHARE ROW EXCLUSIVE MODE", connection))
        {
            await lockAll.ExecuteNonQueryAsync(cancellation);
        }

        var moved = await change(connection);
        await transaction.CommitAsync(cancellation);
        return moved;
    });

    private static async Task<ModelRow> MoveAsync(NpgsqlConnection connection, long version, ModelState to, ModelDecision decision, CancellationToken cancellation)
    {
        var model = (await QueryAsync(connection, "WHERE version = $1", cancellation, version)).SingleOrDefault() ?? throw NoSuch(version);
        if (!ModelPath.Allows(model.State, to))
        {
            throw new ModelRefusedException($"Model version {version} is {ModelPath.NameOf(model.State)}: it cannot become {ModelPath.NameOf(to)}.");
        }

        if (to is ModelState.Production or ModelState.Canary
            && (await QueryAsync(connection, "WHERE state = $1", cancellation, ModelPath.NameOf(to))).SingleOrDefault() is { } before)
        {
            var room = to == ModelState.Production ? ModelState.Retired : ModelState.Rejected;
            await SetAsync(connection, before, room, decision with { Why = $"Made room for version {version}: {decision.Why}" }, cancellation);
        }

        await SetAsync(connection, model, to, decision, cancellation);
        return model with { State = to };
    }

    private static async Task SetAsync(NpgsqlConnection connection, ModelRow model, ModelState to, ModelDecision decision, CancellationToken cancellation)
    {
        await using var set = new NpgsqlCommand("UPDATE model SET state = $2 WHERE version = $1", connection)
        {
            Parameters = { new() { Value = model.Version }, new() { Value = ModelPath.NameOf(to) } },
        };
        await set.ExecuteNonQueryAsync(cancellation);
        await NoteAsync(connection, model.Version, model.State, to, decision, cancellation);
    }

    private static async Task NoteAsync(
        NpgsqlConnection connection, long version, ModelState? from, ModelState to, ModelDecision decision, CancellationToken cancellation)
    {
        const string Sql =
            $"""
            WITH noted AS (
                INSERT INTO model_transition (model, from_state, to_state, who, why, evidence) VALUES ($1, $2, $3, $4, $5, $6) RETURNING model)
            SELECT pg_notify('{Channel}', model::text) FROM noted
            """;
        await using var note = new NpgsqlCommand(Sql, connection)
        {
            Parameters =
            {
                new() { Value = version }, Nullable(from is { } state ? ModelPath.NameOf(state) : null, NpgsqlDbType.Text), new() { Value = ModelPath.NameOf(to) },
                new() { Value = decision.Who }, new() { Value = decision.Why }, Json(decision.Evidence),
            },
        };
        await note.ExecuteNonQueryAsync(cancellation);
    }

    private Task<IReadOnlyList<ModelRow>> ReadAsync(string which, CancellationToken cancellation, params object[] values) =>
        DatabaseErrors.TranslatedAsync<IReadOnlyList<ModelRow>>(async () =>
        {
            await using var connection = await dataSource.OpenConnectionAsync(cancellation);
            return await QueryAsync(connection, which, cancellation, values);
        });

    private static async Task<List<ModelRow>> QueryAsync(NpgsqlConnection connection, string which, CancellationToken cancellation, params object[] values)
    {
        await using var command = new NpgsqlCommand($"SELECT {Columns} FROM model {which}", connection);
        command.Parameters.AddRange(values.Select(value => new NpgsqlParameter { Value = value }).ToArray());
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<ModelRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new(
                reader.GetInt64(0),
                reader.GetString(1),
                reader.GetInt64(2),
                await reader.IsDBNullAsync(3, cancellation) ? null : reader.GetInt64(3),
                reader.GetInt16(4),
                ModelPath.Of(reader.GetString(5)),
                reader.GetString(6),
                reader.GetString(7),
                reader.GetString(8),
                reader.GetFieldValue<DateTimeOffset>(9)));
        }

        return rows;
    }

    private static ModelRefusedException NoSuch(long version) => new($"There is no model version {version}: poker models list shows those that there are.");

    private static NpgsqlParameter Json(string text) => new() { Value = text, NpgsqlDbType = NpgsqlDbType.Jsonb };

    private static NpgsqlParameter Nullable(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
