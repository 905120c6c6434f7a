using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;

namespace Poker.Infrastructure.Models;

/// <summary>Model versions and their steps, in a transaction of the caller's: what belongs together counts together. <see cref="ModelStore"/> has one for each call.</summary>
/// <param name="connection">In a transaction.</param>
public sealed class ModelRegistry(NpgsqlConnection connection)
{
    private const string Columns =
        "version, encode(sha256, 'hex'), length(bytes)::bigint, parent, layout, state, data::text, configuration::text, metrics::text, created_at";

    /// <summary>Registers a model as a candidate. The same bytes are the same version.</summary>
    /// <exception cref="ModelRefusedException">There is no such parent; the transaction is of no use any more.</exception>
    public async Task<ModelRow> AddAsync(NewModel model, ModelDecision decision, CancellationToken cancellation)
    {
        const string Sql =
            """
            INSERT INTO model (sha256, bytes, parent, layout, data, configuration, metrics) VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (sha256) DO NOTHING RETURNING version
            """;
        var hash = SHA256.HashData(model.Bytes);
        if (await FindAsync(hash, cancellation) is { } known)
        {
            // A refused row would leave a hole in the numbers.
            return known;
        }

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
                await NoteAsync(version, null, ModelState.Candidate, decision, cancellation);
            }
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            throw new ModelRefusedException($"There is no model version {model.Parent} that this one could come from.");
        }

        return (await FindAsync(hash, cancellation))!;
    }

    /// <summary>A version; null where there is none.</summary>
    public async Task<ModelRow?> FindAsync(long version, CancellationToken cancellation) =>
        (await QueryAsync("WHERE version = $1", cancellation, version)).SingleOrDefault();

    /// <summary>The version in a state, of which there is one at most: production or canary; null where there is none.</summary>
    public async Task<ModelRow?> InServiceAsync(ModelState state, CancellationToken cancellation) =>
        (await QueryAsync("WHERE state = $1", cancellation, ModelPath.NameOf(state))).SingleOrDefault();

    /// <summary>Keeps all others from moving a version until the transaction ends.</summary>
    public async Task LockAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("LOCK TABLE model_transition IN SHARE ROW EXCLUSIVE MODE", connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Moves a version on. What was in production, or a canary, before it makes room: it is retired, or rejected.</summary>
    /// <exception cref="ModelRefusedException">There is no such version, or the state does not follow its own.</exception>
    public async Task<ModelRow> MoveAsync(long version, ModelState to, ModelDecision decision, CancellationToken cancellation)
    {
        await LockAsync(cancellation);
        var model = await FindAsync(version, cancellation) ?? throw NoSuch(version);
        if (!ModelPath.Allows(model.State, to))
        {
            throw new ModelRefusedException($"Model version {version} is {ModelPath.NameOf(model.State)}: it cannot become {ModelPath.NameOf(to)}.");
        }

        if (to is ModelState.Production or ModelState.Canary && await InServiceAsync(to, cancellation) is { } before)
        {
            var room = to == ModelState.Production ? ModelState.Retired : ModelState.Rejected;
            await SetAsync(before, room, decision with { Why = $"Made room for version {version}: {decision.Why}" }, cancellation);
        }

        await SetAsync(model, to, decision, cancellation);
        return model with { State = to };
    }

    /// <summary>Puts a version into production by hand, a candidate too.</summary>
    /// <exception cref="ModelRefusedException">There is no such version, or its state does not allow it.</exception>
    public async Task<ModelRow> PromoteAsync(long version, ModelDecision decision, CancellationToken cancellation)
    {
        await LockAsync(cancellation);
        if ((await FindAsync(version, cancellation))?.State == ModelState.Candidate)
        {
            await MoveAsync(version, ModelState.Validated, decision with { Why = $"Not validated: {decision.Why}" }, cancellation);
        }

        return await MoveAsync(version, ModelState.Production, decision, cancellation);
    }

    /// <summary>Puts the version that played before back into production, and rejects the one that plays.</summary>
    /// <param name="decision">Why.</param>
    /// <param name="expected">The version that is to go; null for whichever plays.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The version that plays now.</returns>
    /// <exception cref="ModelRefusedException">None played before, or another one plays than is to go.</exception>
    public async Task<ModelRow> RollBackAsync(ModelDecision decision, long? expected, CancellationToken cancellation)
    {
        const string Last =
            """
            SELECT model.version FROM model JOIN model_transition AS step ON step.model = model.version
            WHERE model.state = 'retired' AND step.to_state = 'retired' ORDER BY step.id DESC LIMIT 1
            """;
        await LockAsync(cancellation);
        var playing = await InServiceAsync(ModelState.Production, cancellation);
        if (expected is not null && playing?.Version != expected)
        {
            throw new ModelRefusedException($"Model version {expected} is not in production any more.");
        }

        await using var last = new NpgsqlCommand(Last, connection);
        if (await last.ExecuteScalarAsync(cancellation) is not long version)
        {
            throw new ModelRefusedException("No other model has been in production: there is nothing to go back to.");
        }

        if (playing is not null)
        {
            await SetAsync(playing, ModelState.Rejected, decision, cancellation);
        }

        return await MoveAsync(version, ModelState.Production, decision, cancellation);
    }

    /// <summary>The error of a version that is not there.</summary>
    internal static ModelRefusedException NoSuch(long version) => new($"There is no model version {version}: poker models list shows those that there are.");

    /// <summary>The versions that a condition chooses.</summary>
    internal async Task<IReadOnlyList<ModelRow>> QueryAsync(string which, CancellationToken cancellation, params object[] values)
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

    private async Task<ModelRow?> FindAsync(byte[] hash, CancellationToken cancellation) =>
        (await QueryAsync("WHERE sha256 = $1", cancellation, hash)).SingleOrDefault();

    private async Task SetAsync(ModelRow model, ModelState to, ModelDecision decision, CancellationToken cancellation)
    {
        await using var set = new NpgsqlCommand("UPDATE model SET state = $2 WHERE version = $1", connection)
        {
            Parameters = { new() { Value = model.Version }, new() { Value = ModelPath.NameOf(to) } },
        };
        await set.ExecuteNonQueryAsync(cancellation);
        await NoteAsync(model.Version, model.State, to, decision, cancellation);
    }

    private async Task NoteAsync(long version, ModelState? from, ModelState to, ModelDecision decision, CancellationToken cancellation)
    {
        const string Sql =
            $"""
            WITH noted AS (
                INSERT INTO model_transition (model, from_state, to_state, who, why, evidence) VALUES ($1, $2, $3, $4, $5, $6) RETURNING model)
            SELECT pg_notify('{ModelStore.Channel}', model::text) FROM noted
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

    private static NpgsqlParameter Json(string text) => new() { Value = text, NpgsqlDbType = NpgsqlDbType.Jsonb };

    private static NpgsqlParameter Nullable(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
