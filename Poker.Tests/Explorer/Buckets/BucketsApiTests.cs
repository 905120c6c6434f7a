using System.Net;
using System.Net.Http.Json;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Equity;
using Poker.Core.Indexing;
using Poker.Explorer.Buckets;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Tests.Coordinator;
using Poker.Tests.Harness;

namespace Poker.Tests.Explorer.Buckets;

public sealed class BucketsApiTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private static readonly AbstractionTables Tables = StoredAbstraction.Tables;

    [Fact]
    public async Task Streets_and_buckets_are_told_as_they_were_clustered()
    {
        await StoredAbstraction.StoreAsync(DataSource);
        await using var host = await HostAsync();

        var overview = await GetAsync<AbstractionOverview>(host, "abstraction");
        Assert.Equal("royal", overview.Deck);
        Assert.Equal(
            Tables.InOrderOfPlay.Select(street => (street.Street.Name(), "complete", (int?)street.Buckets)),
            overview.Streets.Select(street => (street.Street, street.State, street.Buckets)));

        foreach (var artefact in Tables.InOrderOfPlay)
        {
            var street = await GetAsync<StreetBuckets>(host, $"abstraction/{artefact.Street.Name()}");
            Assert.Equal(artefact.Population, street.Buckets.Select(bucket => bucket.Population));
            Assert.Equal(artefact.Equity.Select(equity => (double)(float)equity), street.Buckets.Select(bucket => bucket.Equity));
            Assert.Equal(1, street.Buckets.Sum(bucket => bucket.Share), 9);
            Assert.InRange(street.Stress, 0, 0.5);

            var detail = await GetAsync<BucketDetails>(host, $"abstraction/{artefact.Street.Name()}/3");
            var distances = Enumerable.Range(0, artefact.Buckets).Where(other => other != 3)
                .Select(other => (float)(artefact.Distances[(3 * artefact.Buckets) + other] / artefact.UnitsPerEquity));
            Assert.Equal(distances.Order().Take(8), detail.Nearest.Select(near => (float)near.Distance));
            Assert.Equal(
                artefact.Transitions.Where(transition => transition.From == 3).Select(transition => (transition.To, transition.Weight)).Order(),
                detail.Next.Select(next => (next.Bucket, (float)next.Shares.Single())).Order());
            Assert.Equal(detail.Next.Select(next => next.Equity).Order(), detail.Next.Select(next => next.Equity));
        }

        var preflop = await GetAsync<StreetBuckets>(host, "abstraction/preflop");
        Assert.Equal("AA", preflop.Buckets.MaxBy(bucket => bucket.Equity)!.Name);
    }

    [Theory]
    [InlineData("AhKh")]
    [InlineData("AhKh ThJcJd")]
    [InlineData("TcTd KsKhAcAd")]
    public async Task A_hand_has_the_histogram_of_its_next_cards(string text)
    {
        await StoredAbstraction.StoreAsync(DataSource);
        await using var host = await HostAsync();
        var hand = Observation.Parse(text);
        var children = CanonicalHands.Children(Deck.Royal, hand).Select(child => Tables.BucketOf(child).Bucket).ToArray();

        var answer = await GetAsync<HandComparison>(host, $"abstraction/hands?hand={text}");

        var told = answer.Hands.Single();
        var bucket = Tables.BucketOf(hand);
        Assert.Equal((hand.Street.Next().Name(), bucket.Bucket), (answer.NextStreet, told.Bucket));
        Assert.Equal(Tables.EquityOf(hand), told.Equity, tolerance: 1e-5);
        Assert.All(answer.Next, next =>
        {
            Assert.Equal((double)children.Count(child => child == next.Bucket) / children.Length, next.Shares[0], 9);
            var mean = Tables[hand.Street].Transitions.FirstOrDefault(to => to.From == bucket.Bucket && to.To == next.Bucket).Weight;
            Assert.Equal(mean, next.Shares[1], tolerance: 2e-6);
        });
        Assert.Equal([1.0, 1.0], Enumerable.Range(0, 2).Select(histogram => Math.Round(answer.Next.Sum(next => next.Shares[histogram]), 9)));
    }

    [Fact]
    public async Task Distances_on_the_turn_are_areas_between_cumulative_histograms()
    {
        await StoredAbstraction.StoreAsync(DataSource);
        await using var host = await HostAsync();

        var answer = await GetAsync<HandComparison>(host, "abstraction/hands?hand=TcTd KsKhAcAd&hand=AhQh KsJhTcQd&hand=QcJd QdJhTsAc");

        // On the river buckets are equities, and lie on a line.
        var river = Tables[Street.River];
        var rank = answer.Next.ToDictionary(next => next.Bucket);
        for (var one = 0; one < 3; one++)
        {
            Assert.Equal(Area(2 * one, (2 * one) + 1), answer.Hands[one].Distance, tolerance: 1e-5);
            for (var other = 0; other < 3; other++)
            {
                Assert.Equal(Area(2 * one, 2 * other), answer.Distances[one][other], tolerance: 1e-5);
            }
        }

        double Area(int left, int right)
        {
            var (area, difference) = (0.0, 0.0);
            for (var bucket = 0; bucket < river.Buckets - 1; bucket++)
            {
                difference += rank.TryGetValue(bucket, out var next) ? next.Shares[left] - next.Shares[right] : 0;
                area += Math.Abs(difference) * (river.Distances[(bucket * river.Buckets) + bucket + 1] / river.UnitsPerEquity);
            }

            return area;
        }
    }

    [Fact]
    public async Task River_hands_are_compared_by_their_exact_equities()
    {
        await StoredAbstraction.StoreAsync(DataSource);
        await using var host = await HostAsync();

        var answer = await GetAsync<HandComparison>(host, "abstraction/hands?hand=AhKh TcJcQdQsTs&hand=AcAs TcJcQdQsTs");

        var exact = Array.ConvertAll(["AhKh TcJcQdQsTs", "AcAs TcJcQdQsTs"], text => HandAgainstRandom.Compute(Observation.Parse(text), Deck.Royal).Equity);
        Assert.Equal(exact, answer.Hands.Select(hand => hand.Equity));
        Assert.Equal(Math.Abs(exact[0] - exact[1]), answer.Distances[0][1], 12);
        Assert.Null(answer.NextStreet);
        Assert.Empty(answer.Next);
    }

    [Fact]
    public async Task Members_are_hands_of_the_bucket_and_other_pages_have_others()
    {
        await StoredAbstraction.StoreAsync(DataSource);
        await using var host = await HostAsync();
        foreach (var street in Tables.InOrderOfPlay)
        {
            var bucket = Array.IndexOf(street.Population, street.Population.Max());
            var path = $"abstraction/{street.Street.Name()}/{bucket}/members";
            var page = await GetAsync<MemberPage>(host, path);
            Assert.Equal(street.Population[bucket], page.Population);
            Assert.Equal(Math.Min(16, street.Population[bucket]), page.Members.Count);
            Assert.Equal(page.Members.Count, page.Members.Select(member => member.Obs).Distinct().Count());
            Assert.All(page.Members, member =>
            {
                var hand = Observation.Parse(member.Hand);
                Assert.Equal(bucket, Tables.BucketOf(hand).Bucket);
                Assert.True(SuitIsomorphism.IsCanonical(hand));
                Assert.Equal(Tables.EquityOf(hand), member.Equity, tolerance: 1e-5);
            });
            Assert.Equal(page.Members, (await GetAsync<MemberPage>(host, path)).Members);
            if (street.Population[bucket] > 100)
            {
                Assert.NotEqual(page.Members, (await GetAsync<MemberPage>(host, $"{path}?page=1")).Members);
            }
        }
    }

    [Fact]
    public async Task A_rare_bucket_of_a_large_street_is_sampled_from_a_part_of_its_pages()
    {
        // 500,000 rows are 2,700 pages, of which a draw of few members reads a tenth.
        var rows = new SyntheticRows(Street.Turn, 2000, 50);
        await new AbstractionStore(DataSource).StoreStreetAsync(rows.Clustered(), AbstractionKey.Default, null, CancellationToken.None);

        var obs = await ObsAsync(7, 0);

        Assert.Equal(20, obs.Distinct().Count());
        Assert.All(obs, one => Assert.Equal(7, rows.Bucket((int)(one >> 12 & 0xFFFFFF) - 1, (int)(one & 0xFFF) - 1)));
        Assert.Equal(obs, await ObsAsync(7, 0));
        Assert.NotEqual(obs, await ObsAsync(7, 1));

        async Task<List<long>> ObsAsync(int bucket, int seed)
        {
            await using var connection = await DataSource.OpenConnectionAsync();
            return await MemberSample.DrawKeysAsync(connection, Abstraction.Of(Street.Turn, bucket), 10_000, 500_000, 20, seed, CancellationToken.None);
        }
    }

    [Fact]
    public async Task A_street_that_was_replaced_is_read_anew()
    {
        await StoredAbstraction.StoreAsync(DataSource);
        await using var host = await HostAsync();
        var before = await GetAsync<StreetBuckets>(host, "abstraction/turn");

        await new AbstractionStore(DataSource).ResetAsync(CancellationToken.None);
        using var gone = await host.Http.GetAsync("api/v1/abstraction/turn");
        var rows = new SyntheticRows(Street.Turn, 40, 7);
        await new AbstractionStore(DataSource).StoreStreetAsync(rows.Clustered(), AbstractionKey.Default, null, CancellationToken.None);

        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal((20, 7), (before.Buckets.Count, (await GetAsync<StreetBuckets>(host, "abstraction/turn")).Buckets.Count));
    }

    [Fact]
    public async Task Questions_that_make_no_sense_are_told_why()
    {
        await StoredAbstraction.StoreAsync(DataSource);
        await using var host = await HostAsync();
        (string Path, HttpStatusCode Status, string Cause)[] refused =
        [
            ("abstraction/showdown", HttpStatusCode.BadRequest, "preflop, flop, turn, river"),
            ("abstraction/turn/20", HttpStatusCode.NotFound, "0 to 19"),
            ("abstraction/turn/-1", HttpStatusCode.NotFound, "0 to 19"),
            ("abstraction/turn/x", HttpStatusCode.BadRequest, "must be a whole number"),
            ("abstraction/turn/1/members?count=1000", HttpStatusCode.BadRequest, "1 to 100"),
            ("abstraction/turn/1/members?page=-1", HttpStatusCode.BadRequest, "Pages"),
            ("abstraction/hands", HttpStatusCode.BadRequest, "one to 4 hands"),
            ("abstraction/hands?hand=AhKx", HttpStatusCode.BadRequest, "not a card"),
            ("abstraction/hands?hand=AhKhTc", HttpStatusCode.BadRequest, "3 cards"),
            ("abstraction/hands?hand=Ah2h", HttpStatusCode.BadRequest, "royal deck"),
            ("abstraction/hands?hand=AhKh&hand=QhQd TsTcTd", HttpStatusCode.BadRequest, "one street"),
        ];
        foreach (var (path, status, cause) in refused)
        {
            using var answer = await host.Http.GetAsync($"api/v1/{path}");
            var body = await answer.Content.ReadAsStringAsync();
            Assert.True(status == answer.StatusCode, $"{path}: {answer.StatusCode}: {body}");
            Assert.Contains(cause, body);
        }
    }

    [Fact]
    public async Task Rows_that_are_damaged_are_no_fault_of_the_question()
    {
        await StoredAbstraction.StoreAsync(DataSource);

        // In the place of each hand's last card stands 63, which is none.
        await ExecuteAsync("DELETE FROM isomorphism_flop WHERE obs NOT IN (SELECT max(obs) FROM isomorphism_flop GROUP BY obs >> 6)");
        await ExecuteAsync("UPDATE isomorphism_flop SET obs = obs | 63");
        await using var host = await HostAsync();

        using var answer = await host.Http.GetAsync("api/v1/abstraction/flop/3/members");

        var body = await answer.Content.ReadAsStringAsync();
        Assert.Equal((HttpStatusCode.InternalServerError, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains("This failed inside", body);
        Assert.DoesNotContain("packed observation", body);
        Assert.Contains(host.Logs.Lines, line =>
            line.Contains("GET /api/v1/abstraction/flop/3/members failed", StringComparison.Ordinal) && line.Contains("is not a packed observation", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_clustering_the_way_to_one_is_told()
    {
        await using var host = await HostAsync();

        var overview = await GetAsync<AbstractionOverview>(host, "abstraction");
        Assert.Equal((null, 4), (overview.Deck, overview.Streets.Count(street => street.State == "missing")));
        foreach (var path in (string[])["abstraction/flop", "abstraction/flop/1", "abstraction/flop/1/members", "abstraction/hands?hand=AhKh"])
        {
            using var answer = await host.Http.GetAsync($"api/v1/{path}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("./poker cluster", await answer.Content.ReadAsStringAsync());
        }
    }

    private static async Task<T> GetAsync<T>(CoordinatorHost host, string path) => (await host.Http.GetFromJsonAsync<T>($"api/v1/{path}"))!;

    private Task<CoordinatorHost> HostAsync() => CoordinatorHost.StartAsync(ConnectionString, []);
}
