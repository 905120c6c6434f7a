using Npgsql;

namespace Poker.Infrastructure.Postgres.Stores;

/// <summary>Computes each table's <see cref="TableChecksum"/> in the server, by parallel scans.</summary>
/// <remarks>
/// A row's columns are chained, each hash seeding the next, so that swapping values between rows or columns shows. Rows are distinct
/// (each table has a primary key), so that no two hashes cancel. Times and durations are left out: equal runs give equal sums.
/// Two traits of PostgreSQL's functions are worked around: a BIGINT is folded to 32 bits before it is hashed, so its halves go in one
/// after the other; and a REAL zero returns its seed unhashed, so that REALs come first in the chain.
/// </remarks>
internal static class ChecksumQuery
{
    private static readonly (string Table, string RowHash)[] Tables =
    [
        ("isomorphism", Bigints("0", "abs", "obs")),
        ("metric", Bigints(Real("dx"), "xor")),
        ("transitions", Bigints(Real("dx"), "next", "prev")),
        ("abstraction", Bigints(Real("equity"), "population", "street", "abs")),
        ("street", Bigints("0", "nabs", "nobs", "street")),
        ("blueprint", Bigints(Real("regret", Real("policy")), "edge", "future", "present", "past")),
        ("epoch", Bigints("hashtextextended(key, 0)", "value")),
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

    private static string Real(string column, string seed = "0") => $"hashfloat4extended({column}, {seed})";

    private static string Bigints(string seed, params ReadOnlySpan<string> columns)
    {
        var hash = seed;
        foreach (var column in columns)
        {
            hash = $"hashint8extended({column}::bigint >> 32, hashint8extended({column}::bigint & 4294967295, {hash}))";
        }

        return hash;
    }
}
