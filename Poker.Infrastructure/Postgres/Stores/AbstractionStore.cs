using System.Diagnostics;
using Npgsql;
using Poker.Core.Cards;
using Poker.Core.Clustering;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>Puts an abstraction into the database, street by street, and takes it out of it.</summary>
/// <remarks>Writers hold the <see cref="TrainingLock"/>: two at once would replace each other's leaves.</remarks>
/// <param name="dataSource">A database with this build's tables.</param>
/// <param name="options">How to load; null for the defaults.</param>
public sealed class AbstractionStore(NpgsqlDataSource dataSource, StoreOptions? options = null)
{
    private readonly StoreOptions _options = options ?? new StoreOptions();

    /// <summary>The key of what is stored; null when no street is complete.</summary>
    public async Task<AbstractionKey?> ReadKeyAsync(CancellationToken cancellation) =>
        (await ReadStatusAsync(cancellation)).Select(street => street.Run?.Key).FirstOrDefault(key => key is not null);

    /// <summary>Checks that what is stored, if anything, has that key.</summary>
    /// <exception cref="DatabaseException">It has another; the message lists the differences.</exception>
    public async Task RequireKeyAsync(AbstractionKey key, CancellationToken cancellation) =>
        RequireKey(await ReadStatusAsync(cancellation), key);

    /// <summary>Checks that the streets that are stored, if any, have that key.</summary>
    /// <exception cref="DatabaseException">One has another; the message lists the differences.</exception>
    public static void RequireKey(IEnumerable<StreetStatus> streets, AbstractionKey key)
    {
        foreach (var street in streets)
        {
            if (street.Run is { } run && run.Key.DifferencesFrom(key) is { Count: > 0 } differences)
            {
                throw new DatabaseException(
                    $"The database holds another abstraction ({street.Street.Name()}): {string.Join("; ", differences)}.",
                    $"Ask for the stored one (poker cluster{run.Key.ToOptions()}), delete it (poker cluster --reset), or use another database (--database) "
                    + "or folder (--data DIR).");
            }
        }
    }

    /// <summary>Each street's state, in the order of clustering.</summary>
    public Task<IReadOnlyList<StreetStatus>> ReadStatusAsync(CancellationToken cancellation) =>
        DatabaseErrors.TranslatedAsync(() => StatusQuery.ReadAsync(dataSource, cancellation));

    /// <summary>Each street's state, in the order of clustering, on the caller's connection.</summary>
    public static Task<IReadOnlyList<StreetStatus>> ReadStatusAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        StatusQuery.ReadAsync(connection, cancellation);

    /// <summary>Every table's order-independent sum, computed in the server; 138 million rows take seconds.</summary>
    public Task<IReadOnlyList<TableChecksum>> ChecksumAsync(CancellationToken cancellation) =>
        DatabaseErrors.TranslatedAsync(() => ChecksumQuery.ReadAsync(dataSource, cancellation));

    /// <summary>Stores a street: all of it or, when interrupted, nothing that counts. What was there of it is replaced.</summary>
    /// <param name="street">The street; its rows are read once, by several threads.</param>
    /// <param name="key">All that fixed the result; what else is stored must have the same.</param>
    /// <param name="progress">Hears of rows written.</param>
    /// <param name="cancellation">Leaves the street partial: the next call, or <see cref="CleanUpAsync"/>, clears it.</param>
    /// <exception cref="DatabaseException">The database failed, or holds an abstraction with another key.</exception>
    public Task StoreStreetAsync(
        StreetClustering street, AbstractionKey key, IProgress<ClusteringProgress>? progress, CancellationToken cancellation) =>
        DatabaseErrors.TranslatedAsync(async () =>
        {
            await RequireKeyAsync(key, cancellation);
            await StreetRemoval.RemoveAsync(dataSource, street.Street, cancellation);
            var watch = Stopwatch.StartNew();
            var leaves = await new StreetLoad(dataSource, _options, progress).RunAsync(street.Rows, cancellation);
            await StreetCompletion.CompleteAsync(dataSource, street, key, leaves, watch, cancellation);
            progress?.Report(new ClusteringProgress(street.Street, ClusteringPhase.Indexing, street.Rows.Count, street.Rows.Count));
        });

    /// <summary>Removes a street, whatever there is of it.</summary>
    public Task TruncateStreetAsync(Street street, CancellationToken cancellation) =>
        DatabaseErrors.TranslatedAsync(() => StreetRemoval.RemoveAsync(dataSource, street, cancellation));

    /// <summary>Removes the whole abstraction.</summary>
    public Task ResetAsync(CancellationToken cancellation) => ResetAsync(Streets.InOrderOfClustering[0], cancellation);

    /// <summary>Removes a street, and those that were clustered from it: a street's buckets mean nothing without the next street's.</summary>
    /// <returns>The streets that were removed, the one clustered last first.</returns>
    public async Task<IReadOnlyList<Street>> ResetAsync(Street from, CancellationToken cancellation)
    {
        var gone = Streets.InOrderOfPlay.ToArray().TakeWhile(street => street <= from).ToArray();
        foreach (var street in gone)
        {
            await TruncateStreetAsync(street, cancellation);
            await DatabaseErrors.TranslatedAsync(() => RemoveArtefactAsync(street, cancellation));
        }

        return gone;
    }

    /// <summary>Removes what interrupted runs left; complete streets stay. For the start of a run.</summary>
    /// <returns>The streets that were cleared.</returns>
    public async Task<IReadOnlyList<Street>> CleanUpAsync(CancellationToken cancellation)
    {
        var cleared = new List<Street>();
        foreach (var status in await ReadStatusAsync(cancellation))
        {
            if (status.State == StreetState.Partial)
            {
                await TruncateStreetAsync(status.Street, cancellation);
                cleared.Add(status.Street);
            }
        }

        return cleared;
    }

    private async Task RemoveArtefactAsync(Street street, CancellationToken cancellation)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        await StreetArtefacts.DeleteAsync(connection, street, cancellation);
    }
}
