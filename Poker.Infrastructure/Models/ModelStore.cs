using System.Security.Cryptography;
using Npgsql;
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

    /// <summary>Registers a model as a candidate. The same bytes are the same version.</summary>
    /// <exception cref="ModelRefusedException">There is no such parent.</exception>
    public Task<ModelRow> AddAsync(NewModel model, ModelDecision decision, CancellationToken cancellation) =>
        ChangeAsync(registry => registry.AddAsync(model, decision, cancellation), cancellation);

    /// <summary>The versions, the newest first.</summary>
    public Task<IReadOnlyList<ModelRow>> ListAsync(int most, CancellationToken cancellation) =>
        ReadAsync(registry => registry.QueryAsync("ORDER BY version DESC LIMIT $1", cancellation, most), cancellation);

    /// <summary>A version; null where there is none.</summary>
    public Task<ModelRow?> FindAsync(long version, CancellationToken cancellation) =>
        ReadAsync(registry => registry.FindAsync(version, cancellation), cancellation);

    /// <summary>The version in a state, of which there is one at most: production or canary; null where there is none.</summary>
    public Task<ModelRow?> InServiceAsync(ModelState state, CancellationToken cancellation) =>
        ReadAsync(registry => registry.InServiceAsync(state, cancellation), cancellation);

    /// <summary>The bytes of a version, checked.</summary>
    /// <exception cref="ModelRefusedException">There is no such version, or its bytes are not those that were registered.</exception>
    public Task<byte[]> BytesAsync(long version, CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        await using var command = dataSource.CreateCommand("SELECT sha256, bytes FROM model WHERE version = $1");
        command.Parameters.Add(new() { Value = version });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
        {
            throw ModelRegistry.NoSuch(version);
        }

        var (hash, bytes) = (reader.GetFieldValue<byte[]>(0), reader.GetFieldValue<byte[]>(1));
        return hash.AsSpan().SequenceEqual(SHA256.HashData(bytes))
            ? bytes
            : throw new ModelRefusedException($"The bytes of model version {version} are damaged: their SHA-256 is not the registered one.");
    });

    /// <summary>The steps of a version, the first one first.</summary>
    public Task<IReadOnlyList<ModelTransition>> HistoryAsync(long version, CancellationToken cancellation) => HistoryAsync([version], cancellation);

    /// <summary>The steps of some versions, the first one first.</summary>
    public Task<IReadOnlyList<ModelTransition>> HistoryAsync(IReadOnlyCollection<long> versions, CancellationToken cancellation) =>
        DatabaseErrors.TranslatedAsync<IReadOnlyList<ModelTransition>>(async () =>
        {
            const string Sql = "SELECT model, from_state, to_state, who, why, evidence::text, at FROM model_transition WHERE model = ANY($1) ORDER BY id";
            await using var command = dataSource.CreateCommand(Sql);
            command.Parameters.Add(new() { Value = versions.ToArray() });
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
        ChangeAsync(registry => registry.MoveAsync(version, to, decision, cancellation), cancellation);

    /// <summary>Puts a version into production by hand, a candidate too.</summary>
    /// <exception cref="ModelRefusedException">There is no such version, or its state does not allow it.</exception>
    public Task<ModelRow> PromoteAsync(long version, ModelDecision decision, CancellationToken cancellation) =>
        ChangeAsync(registry => registry.PromoteAsync(version, decision, cancellation), cancellation);

    /// <summary>Puts the version that played before back into production, and rejects the one that plays.</summary>
    /// <param name="decision">Why.</param>
    /// <param name="expected">The version that is to go; null for whichever plays.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The version that plays now.</returns>
    /// <exception cref="ModelRefusedException">None played before, or another one plays than is to go.</exception>
    public Task<ModelRow> RollBackAsync(ModelDecision decision, long? expected, CancellationToken cancellation) =>
        ChangeAsync(registry => registry.RollBackAsync(decision, expected, cancellation), cancellation);

    private Task<ModelRow> ChangeAsync(Func<ModelRegistry, Task<ModelRow>> change, CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var changed = await change(new ModelRegistry(connection));
        await transaction.CommitAsync(cancellation);
        return changed;
    });

    private Task<T> ReadAsync<T>(Func<ModelRegistry, Task<T>> read, CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        return await read(new ModelRegistry(connection));
    });
}
