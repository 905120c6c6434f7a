using Npgsql;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Indexing;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>Several reads of the streets over one connection, with a check that the streets stayed as they were.</summary>
/// <remarks>
/// Replacing a street drops the tables of its hands, which no snapshot keeps, and a lock that kept them would make the one who replaces it
/// wait for readers, who in turn queue behind it. So nothing is locked: a run, with the time at which it ended, is never noted twice, and
/// what was read between two looks at the same run belongs to it.
/// </remarks>
public sealed class StreetSession : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly HashSet<Street> _asked = [];

    private StreetSession(NpgsqlConnection connection, IReadOnlyList<StreetStatus> statuses) => (_connection, Statuses) = (connection, statuses);

    /// <summary>The streets at the beginning, in the order of play.</summary>
    public IReadOnlyList<StreetStatus> Statuses { get; }

    /// <summary>Opens a connection and looks at the streets.</summary>
    /// <param name="dataSource">A database with this build's tables.</param>
    /// <param name="cancellation">Ends it.</param>
    public static Task<StreetSession> OpenAsync(NpgsqlDataSource dataSource, CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        var connection = await dataSource.OpenConnectionAsync(cancellation);
        try
        {
            return new StreetSession(connection, await LookAsync(connection, cancellation));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    });

    /// <summary>What a street's run noted, at the beginning; null where the street was not complete. <see cref="HoldsAsync"/> is about the streets asked for.</summary>
    public StreetRun? RunOf(Street street)
    {
        _asked.Add(street);
        return Statuses[(int)street].Run;
    }

    /// <summary>All buckets of a street, at one moment of its own; null while it is not complete.</summary>
    public Task<StoredStreet?> ReadAsync(Street street, CancellationToken cancellation) =>
        DatabaseErrors.TranslatedAsync(() => StreetReader.ReadAsync(_connection, street, cancellation));

    /// <summary>The buckets of many canonical hands of a street by one query; hands that are not stored are left out.</summary>
    /// <param name="street">The street.</param>
    /// <param name="obs">Packed <em>canonical</em> observations, each once.</param>
    /// <param name="cancellation">Ends the query.</param>
    public Task<Dictionary<long, Abstraction>> FindAllAsync(Street street, long[] obs, CancellationToken cancellation) =>
        DatabaseErrors.TranslatedAsync(() => BucketLookup.FindAllAsync(_connection, street, obs, cancellation));

    /// <summary>Some members of a bucket, as <see cref="MemberSample"/> draws them.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="population">Canonical hands in it.</param>
    /// <param name="hands">Canonical hands of its street.</param>
    /// <param name="count">How many to draw.</param>
    /// <param name="seed">Another seed draws others.</param>
    /// <param name="cancellation">Ends the query.</param>
    public Task<List<Observation>> DrawAsync(
        Abstraction bucket, long population, long hands, int count, int seed, CancellationToken cancellation) =>
        DatabaseErrors.TranslatedAsync(async () =>
            (await MemberSample.DrawKeysAsync(_connection, bucket, population, hands, count, seed, cancellation)).ConvertAll(Observation.Unpack));

    /// <summary>Whether the streets that were asked for are those of the beginning: then all that was read of them until now is of one clustering.</summary>
    public Task<bool> HoldsAsync(CancellationToken cancellation) => DatabaseErrors.TranslatedAsync(async () =>
    {
        var now = await LookAsync(_connection, cancellation);
        return _asked.All(street => now[(int)street].Run == Statuses[(int)street].Run);
    });

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static async Task<IReadOnlyList<StreetStatus>> LookAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        [.. (await StatusQuery.ReadAsync(connection, cancellation)).OrderBy(status => status.Street)];
}
