using Npgsql;
using Poker.Core.Cards;
using Poker.Core.Clustering;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>Draws canonical hands of a bucket without an index by bucket: from pages of the table that a seed picks.</summary>
/// <remarks>
/// <c>TABLESAMPLE SYSTEM</c> reads a share of the street's 8 KiB pages, some 185 hands each, as large as the bucket is rare. Of a page one
/// hand is taken at most (unless all are read), so that a sample spans boards: a hand that shares its page with fewer of its bucket is likelier to be drawn.
/// The same seed draws the same hands for as long as the street stays as it was loaded.
/// </remarks>
internal static class MemberSample
{
    // Members on the pages that are read, for each that is wanted; and hands to read at least, so that pages are many.
    private const double MembersPerDraw = 8, FewestHands = 50_000;

    // However rare a bucket is: as many rows as are read in about a second.
    private const double MostRead = 5_000_000;

    /// <summary>Some members of a bucket, packed; fewer than asked for where it has, or the pages hold, no more.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="population">Canonical hands in it.</param>
    /// <param name="hands">Canonical hands of its street.</param>
    /// <param name="count">How many to draw.</param>
    /// <param name="seed">Another seed draws others.</param>
    /// <param name="cancellation">Ends the query.</param>
    public static async Task<List<long>> DrawKeysAsync(
        NpgsqlConnection connection, Abstraction bucket, long population, long hands, int count, int seed, CancellationToken cancellation)
    {
        var isDrawn = population > count || hands > MostRead;
        await using var command = new NpgsqlCommand(isDrawn ? Drawn(bucket.Street) : Whole(bucket.Street), connection);
        command.Parameters.Add(new() { Value = bucket.Code });
        if (isDrawn)
        {
            command.Parameters.Add(new() { Value = (float)PercentOf(population, hands, count) });
            command.Parameters.Add(new() { Value = (long)seed });
            command.Parameters.Add(new() { Value = count });
        }

        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var drawn = new List<long>();
        while (await reader.ReadAsync(cancellation))
        {
            drawn.Add(reader.GetInt64(0));
        }

        return drawn;
    }

    private static double PercentOf(long population, long hands, int count)
    {
        var share = Math.Max(MembersPerDraw * count / Math.Max(1, population), FewestHands / Math.Max(1, hands));
        return 100 * Math.Min(Math.Min(1, MostRead / Math.Max(1, hands)), share);
    }

    private static string Drawn(Street street) =>
        $"""
        SELECT obs FROM (
            SELECT DISTINCT ON (leaf, place) obs, hash
            FROM (
                SELECT obs, tableoid AS leaf, hashint8extended(obs, $3) AS hash,
                    CASE WHEN $2 < 100 THEN split_part(ctid::text, ',', 1) ELSE obs::text END AS place
                FROM isomorphism_{street.Name()} TABLESAMPLE SYSTEM ($2) REPEATABLE ($3::double precision)
                WHERE abs = $1) AS member
            ORDER BY leaf, place, hash) AS drawn
        ORDER BY hash, obs LIMIT $4
        """;

    private static string Whole(Street street) => $"SELECT obs FROM isomorphism_{street.Name()} WHERE abs = $1 ORDER BY obs";
}
