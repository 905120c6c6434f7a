using Npgsql;
using Poker.Core.Cards;
using Poker.Core.Equity;
using Poker.Core.Indexing;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Explorer.Buckets;

/// <summary>The streets that were asked for, kept for as long as the database holds them: four at most, some 100 KB each.</summary>
internal sealed class StreetViews(NpgsqlDataSource dataSource)
{
    private const int MostNamed = 3;

    private readonly StreetReader _reader = new(dataSource);
    private readonly BucketLookup _lookup = new(dataSource);
    private readonly AbstractionStore _store = new(dataSource);
    private readonly SemaphoreSlim _loading = new(1);
    private readonly StreetView?[] _kept = new StreetView?[Streets.InOrderOfPlay.Length];

    /// <summary>What the database holds of the streets, in the order of play.</summary>
    public async Task<IReadOnlyList<StreetStatus>> StatusAsync(CancellationToken cancellation) =>
        [.. (await _store.ReadStatusAsync(cancellation)).OrderBy(status => status.Street)];

    /// <summary>A street.</summary>
    /// <exception cref="ExplorerException">It is not complete.</exception>
    public async Task<StreetView> GetAsync(Street street, CancellationToken cancellation)
    {
        var run = (await StatusAsync(cancellation))[(int)street].Run;
        if (run is not null && _kept[(int)street] is { } kept && kept.Stored.Run == run)
        {
            return kept;
        }

        await _loading.WaitAsync(cancellation);
        try
        {
            if (run is not null && _kept[(int)street] is { } loaded && loaded.Stored.Run == run)
            {
                return loaded;
            }

            return _kept[(int)street] = await LoadAsync(street, cancellation);
        }
        finally
        {
            _loading.Release();
        }
    }

    private async Task<StreetView> LoadAsync(Street street, CancellationToken cancellation)
    {
        var stored = await _reader.ReadAsync(street, cancellation)
            ?? throw ExplorerException.Missing($"The {street.Name()} is not clustered yet: ./poker cluster or ./poker up does it.");
        return new StreetView(stored, street == Street.Preflop ? await NamesAsync(stored, cancellation) : new string?[stored.Buckets]);
    }

    private async Task<string?[]> NamesAsync(StoredStreet stored, CancellationToken cancellation)
    {
        var hands = new CanonicalHands(Deck.Named(stored.Run.Key.Deck), Street.Preflop);
        var canonical = Enumerable.Range(0, hands.Count).Select(hands.At).ToDictionary(hand => hand.Pack());
        var found = await _lookup.FindAllAsync([.. canonical.Keys], cancellation);
        var names = new string?[stored.Buckets];
        foreach (var bucket in found.GroupBy(pair => pair.Value.Bucket, pair => HandClasses.NameOf(canonical[pair.Key].Pocket)))
        {
            names[bucket.Key] = bucket.Count() <= MostNamed ? string.Join(", ", bucket.Order(StringComparer.Ordinal)) : null;
        }

        return names;
    }
}
