using Microsoft.AspNetCore.Http;
using Npgsql;
using Poker.Core.Cards;
using Poker.Core.Equity;
using Poker.Core.Indexing;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Explorer.Buckets;

/// <summary>The streets that were asked for, kept for as long as the database holds them: four at most, some 100 KB each.</summary>
/// <param name="dataSource">The database.</param>
/// <param name="turns">The turns at it.</param>
internal sealed class StreetViews(NpgsqlDataSource dataSource, BucketTurns turns)
{
    private const int MostNamed = 3, MostAttempts = 3;

    private readonly SemaphoreSlim _loading = new(1);
    private readonly StreetView?[] _kept = new StreetView?[Streets.InOrderOfPlay.Length];

    /// <summary>Reads what a question needs, when it is its turn, over one connection; anew where a street is replaced meanwhile.</summary>
    /// <param name="read">Reads it. It throws a <see cref="StreetReplacedException"/> where the session no longer holds.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ExplorerException">No turn came, or streets are replaced again and again.</exception>
    public Task<T> ReadAsync<T>(Func<StreetSession, Task<T>> read, CancellationToken cancellation) => turns.Connections.TakeAsync(
        async () =>
        {
            for (var attempt = 0; attempt < MostAttempts; attempt++)
            {
                await using var session = await StreetSession.OpenAsync(dataSource, cancellation);
                try
                {
                    return await read(session);
                }
                catch (StreetReplacedException)
                {
                    // The next session sees the new one.
                }
            }

            throw new ExplorerException(
                "A street is being replaced: try again when the streets are clustered.", StatusCodes.Status503ServiceUnavailable);
        },
        cancellation);

    /// <summary>A street as the session sees it.</summary>
    /// <exception cref="ExplorerException">It is not complete.</exception>
    /// <exception cref="StreetReplacedException">It is no longer as the session sees it.</exception>
    public async Task<StreetView> GetAsync(Street street, StreetSession session, CancellationToken cancellation)
    {
        var run = session.RunOf(street)
            ?? throw ExplorerException.Missing($"The {street.Name()} is not clustered yet: ./poker cluster or ./poker up does it.");
        var next = street == Street.River ? null : session.RunOf(street.Next());
        if (Kept() is { } kept)
        {
            return kept;
        }

        await _loading.WaitAsync(cancellation);
        try
        {
            return Kept() ?? (_kept[(int)street] = await LoadAsync(street, session, cancellation));
        }
        finally
        {
            _loading.Release();
        }

        StreetView? Kept() => _kept[(int)street] is { } view && view.Stored.Run == run && view.Stored.Next == next ? view : null;
    }

    /// <summary>A street, and the next one that its histograms are over; null on the river.</summary>
    /// <exception cref="ExplorerException">One is not complete, or they do not fit.</exception>
    /// <exception cref="StreetReplacedException">One is no longer as the session sees it.</exception>
    public async Task<(StreetView View, StreetView? Next)> GetWithNextAsync(Street street, StreetSession session, CancellationToken cancellation)
    {
        var view = await GetAsync(street, session, cancellation);
        if (street == Street.River)
        {
            return (view, null);
        }

        var next = await GetAsync(street.Next(), session, cancellation);
        return view.Stored.NextBuckets == next.Stored.Buckets
            ? (view, next)
            : throw ExplorerException.Missing(
                $"The {street.Name()} leads to buckets that the {next.Street.Name()} lacks, which was replaced alone: ./poker cluster --reset makes both anew.");
    }

    private static async Task<StreetView> LoadAsync(Street street, StreetSession session, CancellationToken cancellation)
    {
        var stored = await session.ReadAsync(street, cancellation) ?? throw new StreetReplacedException();
        var names = street == Street.Preflop ? await NamesAsync(stored, session, cancellation) : new string?[stored.Buckets];
        return await session.HoldsAsync(cancellation) ? new StreetView(stored, names) : throw new StreetReplacedException();
    }

    private static async Task<string?[]> NamesAsync(StoredStreet stored, StreetSession session, CancellationToken cancellation)
    {
        var hands = new CanonicalHands(Deck.Named(stored.Run.Key.Deck), Street.Preflop);
        var canonical = Enumerable.Range(0, hands.Count).Select(hands.At).ToDictionary(hand => hand.Pack());
        var found = await session.FindAllAsync(Street.Preflop, [.. canonical.Keys], cancellation);
        var names = new string?[stored.Buckets];
        foreach (var bucket in found.GroupBy(pair => pair.Value.Bucket, pair => HandClasses.NameOf(canonical[pair.Key].Pocket)))
        {
            if (bucket.Key >= names.Length)
            {
                throw new StreetReplacedException();
            }

            names[bucket.Key] = bucket.Count() <= MostNamed ? string.Join(", ", bucket.Order(StringComparer.Ordinal)) : null;
        }

        return names;
    }
}
