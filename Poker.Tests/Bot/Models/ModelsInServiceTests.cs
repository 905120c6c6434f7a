using Poker.Bot.Models;
using Poker.Bot.Strategies;
using Poker.Core.Learning.Samples;

namespace Poker.Tests.Bot.Models;

public sealed class ModelsInServiceTests
{
    [Fact]
    public void A_canary_plays_its_share_of_the_hands_and_each_hand_is_one_models()
    {
        var models = new ModelsInService();
        models.Replace(new(Model(1), Model(2)));

        var seats = Enumerable.Range(0, 4000).Select(hand => models.Seat(new("t", $"{hand}"), 0.25)!).ToList();
        var again = Enumerable.Range(0, 4000).Select(hand => models.Seat(new("t", $"{hand}"), 0.25)!).ToList();

        Assert.InRange(seats.Count(seat => seat.IsCanary), 900, 1100);
        Assert.Equal(seats.Select(seat => seat.Use.Model.Version), again.Select(seat => seat.Use.Model.Version));
        Assert.All(seats, seat => Assert.Equal((seat.IsCanary ? 2 : 1, 2L, 1L), (seat.Use.Model.Version, seat.Canary, seat.Production)));
        Assert.DoesNotContain(Enumerable.Range(0, 100), hand => models.Seat(new("t", $"{hand}"), 0)!.IsCanary);
        Assert.All(Enumerable.Range(0, 100), hand => Assert.True(models.Seat(new("t", $"{hand}"), 1)!.IsCanary));
    }

    [Fact]
    public void Another_canary_gets_other_hands()
    {
        var models = new ModelsInService();
        models.Replace(new(Model(1), Model(2)));
        var first = Canaries();
        models.Replace(new(Model(1), Model(3)));
        Assert.NotEqual(first, Canaries());

        string Canaries() => string.Concat(Enumerable.Range(0, 200).Select(hand => models.Seat(new("t", $"{hand}"), 0.5)!.IsCanary ? '1' : '0'));
    }

    [Fact]
    public void A_stopped_canary_gets_no_hand_and_a_canary_alone_none_either()
    {
        var models = new ModelsInService();
        Assert.Null(models.Seat(new("t", "h"), 1));
        var canary = Model(2);
        models.Replace(new(null, canary));
        Assert.Null(models.Seat(new("t", "h"), 1));
        models.Replace(new(Model(1), Model(2)));
        Assert.True(models.Now.Canary!.Stop("a test"));
        Assert.Equal(1, models.Seat(new("t", "h"), 1)!.Use.Model.Version);
    }

    [Fact]
    public async Task Swaps_drop_no_decision_and_free_each_model_with_its_last_hand()
    {
        var models = new ModelsInService();
        var all = new List<ServedModel>();
        ServedModel Next()
        {
            all.Add(Model(all.Count + 1));
            return all[^1];
        }

        models.Replace(new(Next(), null));
        using var done = new CancellationTokenSource();
        var hands = 0L;
        var playing = Enumerable.Range(0, 3).Select(table => Task.Run(() =>
        {
            for (var hand = 0; !done.IsCancellationRequested; hand++)
            {
                // Fails if there is none, or it was freed.
                using var use = models.Seat(new HandPlace($"{table}", $"{hand}"), 0.5)!.Use;
                for (var decision = 0; decision < 3; decision++)
                {
                    use.Model.Policy.Evaluate(new float[FeatureLayout.Count], 3, new float[ActionBins.Count]);
                }

                Interlocked.Increment(ref hands);
            }
        })).ToList();
        for (var swap = 0; swap < 2000 || Interlocked.Read(ref hands) < 2000; swap++)
        {
            models.Replace(new(Next(), swap % 2 == 0 ? Next() : null));
        }

        await done.CancelAsync();
        await Task.WhenAll(playing);
        models.Replace(InService.None);

        Assert.All(all, model => Assert.True(((ScriptedPolicy)model.Policy).IsDisposed));
    }

    [Fact]
    public void A_seated_player_keeps_its_model_through_a_swap()
    {
        var models = new ModelsInService();
        var old = Model(1);
        models.Replace(new(old, null));
        var seat = models.Seat(new("t", "h"), 0.5)!;

        models.Replace(new(Model(2), null));
        Assert.False(old.IsFreed);
        Assert.Equal(1, seat.Use.Model.Version);

        seat.Use.Dispose();
        seat.Use.Dispose();
        Assert.True(old.IsFreed);
        Assert.Throws<ObjectDisposedException>(() => seat.Use.Model);
    }

    [Fact]
    public void A_hand_that_is_broken_off_gives_its_model_back_at_last()
    {
        var models = new ModelsInService();
        var old = Model(1);
        models.Replace(new(old, null));
        BreakOff(models);
        models.Replace(InService.None);

        for (var i = 0; i < 100 && !old.IsFreed; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.True(old.IsFreed);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void BreakOff(ModelsInService models) => Assert.NotNull(models.Seat(new("t", "h"), 0));

    private static ServedModel Model(long version) => MadeUpModels.Served(version, new ScriptedPolicy(ActionBin.CheckOrCall));
}
