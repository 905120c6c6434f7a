using System.Collections.Concurrent;
using System.Text.Json;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Core.Indexing;
using Poker.Explorer;
using Poker.Explorer.Buckets;
using Poker.Tests.Harness;

namespace Poker.Tests.Explorer.Buckets;

public sealed class ReplacedStreetTests : DatabaseTests
{
    private const int Replacements = 4;

    private readonly Lazy<(StreetViews Views, BucketReader Buckets, HandReader Hands)> _readers;

    public ReplacedStreetTests(PostgresFixture postgres)
        : base(postgres) => _readers = new(() =>
        {
            var turns = new BucketTurns(TimeSpan.FromMinutes(2));
            var views = new StreetViews(DataSource, turns);
            return (views, new(views, turns), new(views, turns));
        });

    private StreetViews Views => _readers.Value.Views;

    [Fact]
    public async Task A_street_that_is_replaced_between_two_reads_of_a_question_is_read_anew()
    {
        await StoredAbstraction.StoreAsync(DataSource);
        var attempts = 0;

        var buckets = await Views.ReadAsync(
            async session =>
            {
                var view = await Views.GetAsync(Street.Turn, session, CancellationToken.None);
                if (attempts++ == 0)
                {
                    await StoredAbstraction.ReplaceAsync(DataSource, StoredAbstraction.Coarse);
                }

                return await session.HoldsAsync(CancellationToken.None) ? view.Stored.Buckets : throw new StreetReplacedException();
            },
            CancellationToken.None);

        Assert.Equal((2, 13), (attempts, buckets));
    }

    [Fact]
    public async Task A_street_that_is_replaced_before_it_is_loaded_is_loaded_as_it_is_now()
    {
        await StoredAbstraction.StoreAsync(DataSource);
        var attempts = 0;

        var view = await Views.ReadAsync(
            async session =>
            {
                if (attempts++ == 0)
                {
                    await StoredAbstraction.ReplaceAsync(DataSource, StoredAbstraction.Coarse);
                }

                return await Views.GetAsync(Street.Flop, session, CancellationToken.None);
            },
            CancellationToken.None);

        Assert.Equal((2, 9, 13), (attempts, view.Stored.Buckets, view.Stored.NextBuckets));
    }

    [Fact]
    public async Task Streets_that_are_replaced_again_and_again_are_told_with_the_way_out()
    {
        await StoredAbstraction.StoreAsync(DataSource);
        var attempts = 0;

        var refused = await Assert.ThrowsAsync<ExplorerException>(() => Views.ReadAsync<int>(
            _ =>
            {
                attempts++;
                throw new StreetReplacedException();
            },
            CancellationToken.None));

        Assert.Equal((3, 503), (attempts, refused.Status));
        Assert.Contains("try again", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_street_whose_next_one_was_replaced_alone_tells_so_instead_of_mixing_them()
    {
        await StoredAbstraction.StoreAsync(DataSource);
        var (_, buckets, hands) = _readers.Value;
        await buckets.BucketAsync(Street.Flop, 3, CancellationToken.None);

        await StoredAbstraction.StoreAsync(DataSource, [StoredAbstraction.Coarse.Single(street => street.Street == Street.Turn)]);

        Assert.Equal(15, (await buckets.StreetAsync(Street.Flop, CancellationToken.None)).Buckets.Count);
        foreach (var question in (Func<Task>[])
            [() => buckets.BucketAsync(Street.Flop, 3, CancellationToken.None), () => hands.ReadAsync(["AhKh ThJcJd"], CancellationToken.None)])
        {
            var refused = await Assert.ThrowsAsync<ExplorerException>(question);
            Assert.Equal(404, refused.Status);
            Assert.Contains("buckets that the turn lacks", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Answers_while_streets_are_replaced_are_of_the_one_or_of_the_other_or_say_so()
    {
        await StoredAbstraction.StoreAsync(DataSource, StoredAbstraction.Coarse);
        var coarse = await AnswersAsync();
        await StoredAbstraction.ReplaceAsync(DataSource, StoredAbstraction.Fine);
        var fine = await AnswersAsync();
        Assert.All(coarse.Zip(fine), pair => Assert.NotEqual(pair.First, pair.Second));

        using var done = new CancellationTokenSource();
        var told = new ConcurrentDictionary<string, int>();
        var asking = Enumerable.Range(0, coarse.Length).Select(question => Task.Run(() => AskAsync(question, done.Token))).ToArray();
        for (var replaced = 0; replaced < Replacements; replaced++)
        {
            var (kind, streets) = replaced % 2 == 0 ? ("coarse", StoredAbstraction.Coarse) : ("fine", StoredAbstraction.Fine);
            await StoredAbstraction.ReplaceAsync(DataSource, streets);
            var before = told.GetValueOrDefault(kind);
            await Poll.UntilAsync(() => told.GetValueOrDefault(kind) > before, $"an answer is of the {kind} streets");
        }

        await done.CancelAsync();
        await Task.WhenAll(asking);

        // A key that is none of these is an answer of neither.
        Assert.Subset(new HashSet<string> { "coarse", "fine", "refused" }, told.Keys.ToHashSet());

        async Task AskAsync(int question, CancellationToken end)
        {
            while (!end.IsCancellationRequested)
            {
                try
                {
                    var answer = await Questions()[question]();
                    Count(answer == coarse[question] ? "coarse" : answer == fine[question] ? "fine" : answer);
                }
                catch (ExplorerException error) when (error.Message.Contains("clustered", StringComparison.Ordinal))
                {
                    Count("refused");
                }
            }
        }

        void Count(string kind) => told.AddOrUpdate(kind, 1, (_, count) => count + 1);
    }

    [Fact]
    public async Task A_bucket_without_hands_has_no_histogram_and_is_near_to_nothing()
    {
        await StoredAbstraction.StoreAsync(DataSource);
        var turn = new Abstraction(await ReadAsync<long>("SELECT abs FROM abstraction WHERE street = 2 ORDER BY equity LIMIT 1 OFFSET 9"));
        await ExecuteAsync(
            $"""
            DELETE FROM transitions WHERE prev = {turn.Code};
            UPDATE abstraction SET population = 0 WHERE abs = {turn.Code};
            """);
        var (_, buckets, hands) = _readers.Value;

        var detail = await buckets.BucketAsync(Street.Turn, turn.Bucket, CancellationToken.None);
        var members = await buckets.MembersAsync(Street.Turn, turn.Bucket, 16, 0, CancellationToken.None);
        var others = StoredAbstraction.Tables[Street.Turn];
        var neighbour = Enumerable.Range(0, others.Buckets).Where(bucket => bucket != turn.Bucket)
            .MinBy(bucket => others.Distances[(turn.Bucket * others.Buckets) + bucket]);
        var hand = (await buckets.MembersAsync(Street.Turn, neighbour, 1, 0, CancellationToken.None)).Members.Single();
        var compared = await hands.ReadAsync([hand.Hand], CancellationToken.None);
        var own = await Assert.ThrowsAsync<ExplorerException>(async () => await hands.ReadAsync(
            [StoredHand(turn).ToString()], CancellationToken.None));

        Assert.Equal((0L, 0), (detail.Population, detail.Next.Count));
        Assert.True(members.IsAll);
        Assert.DoesNotContain(compared.Hands[0].Nearest, near => near.Bucket == turn.Bucket);
        Assert.Equal(404, own.Status);
        Assert.All((string[])[JsonSerializer.Serialize(detail), JsonSerializer.Serialize(compared)], json => Assert.DoesNotContain("NaN", json, StringComparison.Ordinal));
    }

    private static Observation StoredHand(Abstraction bucket)
    {
        var hands = new CanonicalHands(Deck.Royal, bucket.Street);
        return Enumerable.Range(0, hands.Count).Select(hands.At).First(hand => StoredAbstraction.Tables.BucketOf(hand) == bucket);
    }

    private Func<Task<string>>[] Questions()
    {
        var (_, buckets, hands) = _readers.Value;
        return
        [
            async () => JsonSerializer.Serialize(await buckets.StreetAsync(Street.Turn, CancellationToken.None)),
            async () => JsonSerializer.Serialize(await buckets.BucketAsync(Street.Flop, 4, CancellationToken.None)),
            async () => JsonSerializer.Serialize(await buckets.MembersAsync(Street.Flop, 2, 12, 3, CancellationToken.None)),
            async () => JsonSerializer.Serialize(await hands.ReadAsync(["AhKh", "QcJd"], CancellationToken.None)),
            async () => JsonSerializer.Serialize(await hands.ReadAsync(["AhKh ThJcJd", "AcAs QdQhTh"], CancellationToken.None)),
            async () => JsonSerializer.Serialize(await hands.ReadAsync(["TcTd KsKhAcAd"], CancellationToken.None)),
        ];
    }

    private Task<string[]> AnswersAsync() => Task.WhenAll(Questions().Select(question => question()));
}
