using Npgsql;
using Poker.Bot.Deciding;
using Poker.Bot.Models;
using Poker.Bot.Strategies;
using Poker.Core.Cards;
using Poker.Core.Game;
using Poker.Core.Learning.Samples;
using Poker.Core.Numerics;
using Poker.Core.Play;
using Poker.Core.Statistics;
using Poker.Infrastructure.Live;
using Poker.Infrastructure.Models;
using Poker.Infrastructure.Postgres;
using Poker.Tests.Harness;

namespace Poker.Tests.Bot.Trials;

public sealed class TrialTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    [Fact]
    public async Task Hands_that_were_split_are_paired_by_kind_in_their_order_and_clipped()
    {
        using var parts = new BotParts(DataSource);
        var (production, canary) = await PairAsync(parts);
        void End(bool isCanary, double won, int players = 2, string opponents = "x", double stack = 100) =>
            parts.Splits.Take(new(canary, production, isCanary, players, opponents, won, stack));

        End(true, 1);
        End(true, 2);
        End(false, 10);
        End(false, 20, players: 3);
        End(false, 30, opponents: "y");
        End(false, 40);
        End(true, -500, opponents: "y");
        End(true, 50, players: 3, stack: 40);
        await StoreAsync(parts);

        Assert.Equal([1 - 10, 2 - 40, -100 - 30, 40 - 20], await DifferencesAsync(canary, production));
        Assert.Equal(4, await ReadAsync<long>("SELECT count(*) FROM trial_result WHERE kind = 'split'"));
    }

    [Fact]
    public void Hands_of_another_pair_than_that_in_service_count_in_no_trial_whatever_their_versions()
    {
        using var parts = new BotParts();
        void Serve(long canary, long production) => parts.Models.Replace(new(Served(production), Served(canary)));
        void End(long canary, bool isCanary, double won) => parts.Splits.Take(new(canary, 1, isCanary, 2, "x", won, 100));

        // An older version may be the next canary: versions do not rise.
        Serve(canary: 7, production: 1);
        End(7, true, 50);
        Serve(canary: 5, production: 1);
        End(7, true, 60);
        End(5, true, 3);
        End(7, false, -60);
        End(5, false, 1);
        End(7, false, -60);

        Assert.Equal([2f], parts.Trials.Waiting().Select(result => result.Difference));

        Serve(canary: 5, production: 2);
        End(5, true, 9);
        End(5, false, 8);
        Assert.Empty(parts.Trials.Waiting());
    }

    [Fact]
    public void Split_hands_show_a_ruinous_loss_too()
    {
        using var parts = new BotParts(options: new() { Guard = new() { LossHands = 100 } });
        parts.Models.Replace(new(Served(1), Served(2)));
        for (var hand = 0; hand < 100; hand++)
        {
            Assert.Null(parts.Models.Now.Canary!.Stopped);
            parts.Splits.Take(new(2, 1, true, 2, "x", hand % 2 - 6, 100));
            parts.Splits.Take(new(2, 1, false, 2, "x", 0, 100));
        }

        Assert.Matches(@"^it lost 5\.50 ± 0\.\d\d big blinds a hand more than production over 100 pairs of hands$", parts.Models.Now.Canary!.Stopped);
    }

    [Fact]
    public async Task Of_a_hand_one_seat_counts_the_one_that_decides_first()
    {
        using var parts = new BotParts(options: new() { CanaryShare = 1 });
        parts.Models.Replace(new(Served(1), Served(2)));
        var place = new HandPlace("t", "h") { Opponents = "x", Trial = new() };
        using var idle = await parts.Strategies.SeatAsync("model", place, default);
        using var first = await parts.Strategies.SeatAsync("model", place, default);
        using var second = await parts.Strategies.SeatAsync("model", place, default);
        using var untold = await parts.Strategies.SeatAsync("model", place with { Hand = "i", Trial = null }, default);
        foreach (var player in new[] { untold, first, second, first })
        {
            Spots.Decide(player, Spots.Button);
        }

        foreach (var (player, won) in new[] { (untold, 10), (idle, 20), (second, 30), (first, 40) })
        {
            player.End(won);
        }

        for (var hand = 0; hand < 5; hand++)
        {
            parts.Splits.Take(new(2, 1, false, 2, "x", 0, 100));
        }

        Assert.Equal([40f], parts.Trials.Waiting().Select(result => result.Difference));
    }

    [Fact]
    public async Task A_batch_whose_commit_was_not_answered_is_stored_once_and_another_one_waits_for_its_turn()
    {
        using var parts = new BotParts(DataSource);
        var (production, canary) = await PairAsync(parts);
        var (batch, results) = (Guid.NewGuid(), new[] { new TrialResult(canary, production, TrialKind.Split, 1), new(canary, production, TrialKind.Split, 2) });
        await parts.TrialStore.AddAsync(results, default, batch);
        await parts.TrialStore.AddAsync(results, default, batch);
        await parts.TrialStore.AddAsync(results[..1], default, Guid.NewGuid());
        await parts.TrialStore.AddAsync(results[1..], default);
        Assert.Equal([1, 2, 1, 2], await DifferencesAsync(canary, production));

        // While another transaction adds results, no ids are given that might be seen before its own.
        await using var connection = await DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var turn = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({AdvisoryLocks.Class}, {AdvisoryLocks.Trials})", connection);
        await turn.ExecuteNonQueryAsync();
        var adding = parts.TrialStore.AddAsync(results, default);
        Assert.NotSame(adding, await Task.WhenAny(adding, Task.Delay(300)));
        await transaction.CommitAsync();
        await adding;
        Assert.Equal(6, (await DifferencesAsync(canary, production)).Count);
    }

    [Fact]
    public async Task Hands_of_model_count_in_the_comparison_and_those_without_a_decision_do_not()
    {
        using var parts = new BotParts(DataSource, new() { CanaryShare = 0.5 });
        var (production, canary) = await PairAsync(parts);
        for (var hand = 0; hand < 200; hand++)
        {
            using var player = await parts.Strategies.SeatAsync("model", new("t", $"{hand}") { Opponents = "x", Trial = new() }, default);
            if (hand % 2 == 0)
            {
                Spots.Decide(player, Spots.Button);
            }

            player.End(player.Model == canary ? 3 : 1);
            using var asked = await parts.Strategies.SeatAsync($"model:{canary}", new("t", $"{hand}") { Opponents = "x", Trial = new() }, default);
            Spots.Decide(asked, Spots.Button);
            asked.End(77);
        }

        await StoreAsync(parts);

        var differences = await DifferencesAsync(canary, production);
        Assert.InRange(differences.Count, 30, 50);
        Assert.All(differences, difference => Assert.Equal(2, difference));
    }

    [Fact]
    public async Task The_same_play_makes_no_difference_and_better_play_makes_one()
    {
        using var parts = new BotParts();
        await BotParts.Shelf.ReadyAsync(default);
        var duplicates = parts.Duplicates;
        var opponent = await BotParts.Shelf.GetAsync("pot-odds", default);
        var (good, same, bad) = (
            MadeUpModels.Served(1, new ScriptedPolicy(ActionBin.CheckOrCall)),
            MadeUpModels.Served(2, new ScriptedPolicy(ActionBin.CheckOrCall)),
            MadeUpModels.Served(3, new ScriptedPolicy(ActionBin.Fold)));
        var (equal, less) = (default(RunningMoments), default(RunningMoments));
        for (var deal = 0; deal < 400; deal++)
        {
            equal.Add(duplicates.Compare(same, good, opponent, (2, deal % 2), 5, deal));
            less.Add(duplicates.Compare(bad, good, opponent, (2, deal % 2), 5, deal));
        }

        Assert.Equal((0, 0), (equal.Mean, equal.Variance));
        Assert.True(less.Interval().High < 0, $"{less.Interval()}");
    }

    [Fact]
    public async Task A_deal_comes_from_the_seed_and_its_number_alone()
    {
        using var parts = new BotParts();
        await BotParts.Shelf.ReadyAsync(default);
        var (one, other) = (MadeUpModels.Served(1, new ScriptedPolicy(ActionBin.CheckOrCall)), MadeUpModels.Served(2, new ScriptedPolicy(ActionBin.RaiseHalf)));
        var (inTurn, alone) = (new Watching(), new Watching());
        var duplicates = parts.Duplicates;
        for (var deal = 0; deal < 20; deal++)
        {
            inTurn.Seen.Clear();
            alone.Seen.Clear();
            var difference = duplicates.Compare(one, other, inTurn, (2, 0), 9, deal);

            Assert.Equal(difference, parts.Duplicates.Compare(one, other, alone, (2, 0), 9, deal));
            var random = new Rng(9, (ulong)deal);
            var cards = Deal.Draw(ref random, 2);
            Assert.Equal(inTurn.Seen, alone.Seen);
            Assert.Equal(cards.Pocket(1), Assert.Single(inTurn.Seen.Distinct()));
        }
    }

    [Fact]
    public void Opponents_seats_and_now_and_then_a_full_table_take_turns()
    {
        using var parts = new BotParts(options: new() { Trials = new() { Opponents = "tight,blueprint" } });
        var turns = Enumerable.Range(0, 2 * 4 * 12).Select(deal => parts.Duplicates.TurnOf(deal)).ToList();

        var expected = Enumerable.Range(0, 6).ToDictionary(seat => ("tight", 6, seat), _ => 2);
        foreach (var seat in Enumerable.Range(0, 2))
        {
            // A blueprint plays heads-up alone.
            (expected[("tight", 2, seat)], expected[("blueprint", 2, seat)]) = (18, 18 + 6);
        }

        Assert.Equal(expected, turns.CountBy(turn => turn).ToDictionary());
        using var headsUp = new BotParts(options: new() { Trials = new() { Seats = 2 } });
        Assert.All(Enumerable.Range(0, 100), deal => Assert.Equal(2, headsUp.Duplicates.TurnOf(deal).Seats));
    }

    [Fact]
    public async Task At_a_full_table_nobody_counts_for_more_than_the_clip()
    {
        using var parts = new BotParts();
        await BotParts.Shelf.ReadyAsync(default);
        var opponent = await BotParts.Shelf.GetAsync("call", default);
        var (shoves, folds) = (MadeUpModels.Served(1, new ScriptedPolicy(ActionBin.AllIn)), MadeUpModels.Served(2, new ScriptedPolicy(ActionBin.Fold)));
        var differences = Enumerable.Range(0, 200).Select(deal => parts.Duplicates.Compare(shoves, folds, opponent, (6, deal % 6), 3, deal)).ToList();

        // A pot of six stacks is worth 500 big blinds to who wins it.
        Assert.InRange(differences.Max(), 100, 101);
        Assert.InRange(differences.Min(), -100, -99);
    }

    [Fact]
    public async Task While_there_is_a_canary_deals_are_played_and_one_that_loses_ruinously_is_rejected()
    {
        // Heads-up, a button that folds instead of calling loses a quarter of a big blind a hand, and nothing is lost or won by more than one.
        var options = new DecidingOptions
        {
            Trials = new() { HandsPerSecond = 2000, Opponents = "call,model", Seats = 2 },
            Guard = new() { LossHands = 500, RuinousLoss = 0.05 },
        };
        using var parts = new BotParts(DataSource, options);
        var production = await MadeUpModels.AddAsync(parts.Store, MadeUpModels.Taking(ActionBin.CheckOrCall), ModelState.Validated, ModelState.Production);
        await parts.Watch.LookAsync(default);
        using var duplicates = parts.Duplicates;
        using var enforcement = parts.Enforcement;
        await Task.WhenAll(duplicates.StartAsync(default), enforcement.StartAsync(default), parts.Trials.StartAsync(default), parts.Watch.StartAsync(default));

        var canary = await MadeUpModels.AddAsync(parts.Store, MadeUpModels.Taking(ActionBin.Fold), ModelState.Validated, ModelState.Canary);

        await Poll.UntilAsync(async () => (await parts.Store.FindAsync(canary, default))!.State == ModelState.Rejected, "it was rejected");
        await Poll.UntilAsync(async () => (await DifferencesAsync(canary, production)).Count >= 500, "the results were stored");
        var why = (await parts.Store.HistoryAsync(canary, default))[^1].Why;
        Assert.Contains("big blinds a hand more than production over 500 deals", why, StringComparison.Ordinal);
        Assert.True((await DifferencesAsync(canary, production)).Average() < -0.05);
        await Task.WhenAll(duplicates.StopAsync(default), enforcement.StopAsync(default), parts.Trials.StopAsync(default), parts.Watch.StopAsync(default));
    }

    private static ServedModel Served(long version) => MadeUpModels.Served(version, new ScriptedPolicy(ActionBin.CheckOrCall));

    private static async Task<(long Production, long Canary)> PairAsync(BotParts parts)
    {
        var production = await MadeUpModels.AddAsync(parts.Store, MadeUpModels.Taking(ActionBin.CheckOrCall), ModelState.Validated, ModelState.Production);
        var canary = await MadeUpModels.AddAsync(parts.Store, MadeUpModels.Taking(ActionBin.AllIn), ModelState.Validated, ModelState.Canary);
        await parts.Watch.LookAsync(default);
        return (production, canary);
    }

    private async Task StoreAsync(BotParts parts)
    {
        await parts.Trials.StartAsync(default);
        var count = -1L;
        await Poll.UntilAsync(
            async () =>
            {
                var before = count;
                await Task.Delay(200);
                count = await ReadAsync<long>("SELECT count(*) FROM trial_result");
                return count > 0 && count == before;
            },
            "the results were stored");
        await parts.Trials.StopAsync(default);
    }

    private async Task<IReadOnlyList<float>> DifferencesAsync(long canary, long production)
    {
        await using var connection = await DataSource.OpenConnectionAsync();
        return [.. (await TrialStore.ReadAsync(connection, canary, production, 0, 100_000, default)).Select(result => result.Difference)];
    }

    // Calls, and keeps what it holds.
    private sealed class Watching : IStrategy
    {
        public List<CardSet> Seen { get; } = [];

        public string Name => "watching";

        public int Decide(in PlayerView view, Span<WeightedAction> mix)
        {
            Seen.Add(view.Pocket);
            mix[0] = new(view.Betting.Legal().CanCheck ? PlayerAction.Check : PlayerAction.Call, 1);
            return 1;
        }
    }
}
