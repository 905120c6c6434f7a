using Npgsql;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Infrastructure.Strategies.Ranges;

/// <summary>All blueprints that can be looked at: what the database holds, and the files of a data folder.</summary>
/// <param name="dataSource">The database.</param>
/// <param name="shelf">The files; null where no data folder is known.</param>
public sealed class BlueprintLibrary(NpgsqlDataSource dataSource, BlueprintShelf? shelf)
{
    private const int MostAttempts = 3;

    // The betting tree is built once a run.
    private readonly SemaphoreSlim _opening = new(1);
    private StoredRanges? _stored;

    /// <summary>The blueprints, the database's first.</summary>
    public async Task<IReadOnlyList<BlueprintListing>> ListAsync(CancellationToken cancellation)
    {
        var listings = new List<BlueprintListing>();
        if (await new BlueprintStore(dataSource).ReadRunAsync(cancellation) is { } stored)
        {
            listings.Add(new(BlueprintSource.Database, stored.Run, stored.SyncedAt, 0, null, null));
        }

        listings.AddRange(shelf?.Files() ?? []);
        return listings;
    }

    /// <summary>Looks at a spot.</summary>
    /// <param name="name">The blueprint, as <see cref="ListAsync"/> tells it.</param>
    /// <param name="request">The spot.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="StrategyException">The blueprint or the spot cannot be had.</exception>
    public async Task<RangeReport> ReadAsync(string name, RangeRequest request, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            using var borrowed = await BorrowAsync(name, cancellation);
            if (await RangeReader.ReadAsync(borrowed.Source, request, cancellation) is { } report)
            {
                return report;
            }

            Interlocked.CompareExchange(ref _stored, null, (StoredRanges)borrowed.Source);
        }

        throw new StrategyException("The database's blueprint is being replaced: try again.");
    }

    private async Task<BorrowedRanges> BorrowAsync(string name, CancellationToken cancellation) =>
        name != BlueprintSource.Database
            ? await (shelf ?? throw new StrategyException($"There is no blueprint '{name}': this coordinator knows no data folder, so that only the database can be looked at."))
                .BorrowAsync(name, cancellation)
            : new(_stored ?? await OpenAsync(cancellation));

    private async Task<StoredRanges> OpenAsync(CancellationToken cancellation)
    {
        await _opening.WaitAsync(cancellation);
        try
        {
            return _stored ??= await StoredRanges.OpenAsync(dataSource, cancellation)
                ?? throw new StrategyException("The database holds no blueprint yet: poker fast or poker up trains one.");
        }
        finally
        {
            _opening.Release();
        }
    }
}
