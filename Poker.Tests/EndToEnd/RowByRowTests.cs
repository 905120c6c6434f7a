using Npgsql;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Tests.Harness;
using Poker.Tests.Reference;

namespace Poker.Tests.EndToEnd;

/// <summary>The royal deck's whole abstraction in a real database against a naive implementation of every step, row by row.</summary>
public sealed class RowByRowTests(PostgresFixture postgres, RoyalDeals deals) : DatabaseTests(postgres), IClassFixture<RoyalDeals>
{
    [Theory]
    [InlineData(101, 16, 10, 169, 6, 0)]
    [InlineData(12, 9, 7, 5, 4, 7)]
    public async Task Every_table_of_the_royal_deck_holds_what_the_definitions_say(
        int riverBuckets, int turnBuckets, int flopBuckets, int preflopBuckets, int flopIterations, ulong seed)
    {
        var key = new AbstractionKey(
            AbstractionKey.CurrentVersion, Deck.Royal.Name, riverBuckets, turnBuckets, flopBuckets, preflopBuckets, flopIterations, seed);
        using var folder = new TemporaryFolder();
        var files = new StreetFolder(folder.Root);
        await new PreTraining(key, 2, null, files).RunAsync(new AbstractionStore(DataSource), null, CancellationToken.None);

        var expected = NaiveAbstraction.Cluster(key, deals.Of);

        Assert.Equal([73_550, 27_290, 7_760, 25], expected.Select(street => street.Hands.Canonical.Count));
        foreach (var street in expected)
        {
            await AssertHandsAsync(street);
        }

        await AssertBucketsAsync(expected);
        await AssertMetricAsync(expected);
        await AssertTransitionsAsync(expected);
        await AssertStreetsAsync(expected);
        AssertLookUps(files.Load(key)!, expected);
    }

    private async Task AssertHandsAsync(NaiveStreet street)
    {
        var stored = new List<(long, Abstraction)>();
        await foreach (var chunk in new StoredRows(DataSource).ReadAsync(street.Street, CancellationToken.None))
        {
            stored.AddRange(chunk);
        }

        Assert.Equal(
            street.Hands.Canonical.Select((hand, number) => (hand.Pack(), Abstraction.Of(street.Street, street.BucketOf[number]))), stored);
    }

    private async Task AssertBucketsAsync(NaiveStreet[] streets) => Assert.Equal(
        (from street in streets
         from bucket in Enumerable.Range(0, street.Buckets)
         select (Abstraction.Of(street.Street, bucket).Code, street.Street, street.Population[bucket], (float)street.Equity[bucket])).Order(),
        (await RowsAsync(
            "SELECT abs, street, population, equity FROM abstraction",
            row => (row.GetInt64(0), (Street)row.GetInt16(1), row.GetInt64(2), row.GetFloat(3)))).Order());

    private async Task AssertMetricAsync(NaiveStreet[] streets) => Assert.Equal(
        (from street in streets
         from left in Enumerable.Range(0, street.Buckets)
         from right in Enumerable.Range(0, left)
         select (
             Abstraction.Pair(Abstraction.Of(street.Street, left), Abstraction.Of(street.Street, right)),
             (float)(street.Costs[(left * street.Buckets) + right] / street.UnitsPerEquity))).Order(),
        (await RowsAsync("SELECT xor, dx FROM metric", row => (row.GetInt64(0), row.GetFloat(1)))).Order());

    private async Task AssertTransitionsAsync(NaiveStreet[] streets) => Assert.Equal(
        (from street in streets
         from transition in street.Transitions
         select (
             Abstraction.Of(street.Street, transition.From).Code,
             Abstraction.Of(street.Street.Next(), transition.To).Code,
             transition.Weight)).Order(),
        (await RowsAsync("SELECT prev, next, dx FROM transitions", row => (row.GetInt64(0), row.GetInt64(1), row.GetFloat(2)))).Order());

    private async Task AssertStreetsAsync(NaiveStreet[] streets)
    {
        const string Read =
            """
            SELECT street, nobs, nabs, rows, buckets, inertia, iterations
            FROM street JOIN clustering USING (street)
            ORDER BY street DESC
            """;
        var stored = await RowsAsync(Read, row => (
            (Street)row.GetInt16(0), row.GetInt64(1), row.GetInt32(2), row.GetInt64(3), row.GetInt32(4), row.GetDouble(5), row.GetInt32(6)));

        Assert.Equal(
            streets.Select(street => (
                street.Street,
                (long)street.Hands.Canonical.Count,
                street.Buckets,
                (long)street.Hands.Canonical.Count,
                street.Buckets,
                street.Inertia,
                street.Iterations)),
            stored);
    }

    // Not only the canonical hands: every one that can be dealt.
    private static void AssertLookUps(AbstractionTables tables, NaiveStreet[] streets)
    {
        foreach (var street in streets)
        {
            foreach (var deal in street.Hands.Deals)
            {
                var number = street.Hands.NumberOf(deal);
                var bucket = Abstraction.Of(street.Street, street.BucketOf[number]);
                var equity = Math.Floor(((decimal)street.Sums[number] * ushort.MaxValue / street.MaxSum) + 0.5m);
                if (tables.BucketOf(deal) != bucket || tables.EquityOf(deal) != (double)equity / ushort.MaxValue)
                {
                    Assert.Fail($"{deal} is in {tables.BucketOf(deal)}, not {bucket}, or has equity {tables.EquityOf(deal)}, not {equity}/65,535.");
                }
            }
        }
    }

    private async Task<List<T>> RowsAsync<T>(string query, Func<NpgsqlDataReader, T> read)
    {
        await using var command = DataSource.CreateCommand(query);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
