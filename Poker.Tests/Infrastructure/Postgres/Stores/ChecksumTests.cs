using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Postgres.Stores;

public sealed class ChecksumTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private AbstractionStore Store => new(DataSource);

    [Fact]
    public async Task Leaves_and_connections_make_no_difference()
    {
        await StoreAsync(new StoreOptions(Connections: 1, RowsPerLeaf: 1_000_000));
        var whole = await Store.ChecksumAsync(CancellationToken.None);

        await StoreAsync(new StoreOptions(Connections: 4, RowsPerLeaf: 1_000));

        Assert.Equal(whole, await Store.ChecksumAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("isomorphism", "UPDATE isomorphism SET abs = o.abs FROM pair p JOIN pair o ON o.n = 3 - p.n WHERE isomorphism.obs = p.obs",
        "CREATE TEMP TABLE pair AS SELECT row_number() OVER (ORDER BY obs) AS n, obs, abs FROM isomorphism ORDER BY obs LIMIT 2")]
    [InlineData("metric", "UPDATE metric SET dx = o.dx FROM pair p JOIN pair o ON o.n = 3 - p.n WHERE metric.xor = p.xor",
        "CREATE TEMP TABLE pair AS SELECT row_number() OVER (ORDER BY dx) AS n, xor, dx FROM (SELECT DISTINCT ON (dx) xor, dx FROM metric) d LIMIT 2")]
    [InlineData("metric", "UPDATE metric SET dx = 0", "SELECT")]
    [InlineData("transitions", "UPDATE transitions SET prev = next, next = prev", "SELECT")]
    [InlineData("abstraction", "UPDATE abstraction SET equity = equity + 0.000001 WHERE abs = (SELECT min(abs) FROM abstraction)", "SELECT")]
    [InlineData("street", "UPDATE street SET nobs = nobs + 1", "SELECT")]
    public async Task A_change_of_one_table_shows_in_its_sum_alone(string table, string change, string prepare)
    {
        await StoreAsync(new StoreOptions());
        var before = await Store.ChecksumAsync(CancellationToken.None);

        await ExecuteAsync($"{prepare}; {change}");

        var changed = (await Store.ChecksumAsync(CancellationToken.None)).Except(before);
        Assert.Equal([table], changed.Select(sum => sum.Table));
    }

    [Fact]
    public async Task Buckets_swapped_between_hands_whose_halves_fold_alike_show()
    {
        // PostgreSQL folds a BIGINT to 32 bits, high ^ low, before it hashes: 2⁶¹ and 2⁶¹ + 2³² + 1 fold alike.
        const long First = 1L << 61;
        const long Second = First + (1L << 32) + 1;
        await ExecuteAsync($"CREATE TABLE leaf PARTITION OF isomorphism_turn FOR VALUES FROM ({First}) TO ({Second + 1})");
        await ExecuteAsync($"INSERT INTO isomorphism VALUES ({First}, 1), ({Second}, 2)");
        var before = await Store.ChecksumAsync(CancellationToken.None);

        await ExecuteAsync("UPDATE isomorphism SET abs = 3 - abs");

        Assert.NotEqual(before[0], (await Store.ChecksumAsync(CancellationToken.None))[0]);
    }

    private Task StoreAsync(StoreOptions options) => new AbstractionStore(DataSource, options).StoreStreetAsync(
        new SyntheticRows(Street.Turn, 40, 10).Clustered(), AbstractionKey.Default, null, CancellationToken.None);
}
