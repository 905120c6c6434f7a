using Npgsql;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>Computes each table's <see cref="TableChecksum"/> in the server, by parallel scans.</summary>
/// <remarks>
/// A row's columns are chained, each hash seeding the next, so that swapping values between rows or columns shows. Rows are distinct
/// (each table has a primary key), so that no two hashes cancel. Times and durations are left out: equal runs give equal sums.
/// </remarks>
internal static class ChecksumQuery
{
    private static readonly (string Table, string RowHash)[] Tables =
    [
        ("isomorphism", "hashint8extended(obs, abs)"),
        ("metric", "hashfloat4extended(dx, xor)"),
        ("transitions", "hashfloat4extended(dx, hashint8extended(next, prev))"),
        ("abstraction", "hashfloat4extended(equity, hashint8extended(population, hashint8extended(street, abs)))"),
        ("street", "hashint8extended(nabs, hashint8extended(nobs, street))"),
        ("blueprint",
            "hashfloat4extended(regret, hashfloat4extended(policy, hashint8extended(edge, hashint8extended(future, hashint8extended(present, past)))))"),
        ("epoch", "hashint8extended(value, hashtextextended(key, 0))"),
    ];

    /// <summary>Every table's sum, one after another; 138 million rows take seconds.</summary>
    public static async Task<IReadOnlyList<TableChecksum>> ReadAsync(NpgsqlDataSource dataSource, CancellationToken cancellation)
    {
        var sums = new List<TableChecksum>();
        foreach (var (table, rowHash) in Tables)
        {
            await using var command = dataSource.CreateCommand($"SELECT count(*), coalesce(bit_xor({rowHash}), 0) FROM {table}");
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            await reader.ReadAsync(cancellation);
            sums.Add(new TableChecksum(table, reader.GetInt64(0), (ulong)reader.GetInt64(1)));
        }

        return sums;
    }
}
