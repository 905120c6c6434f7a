using Poker.Core.Cards;
using Poker.Core.Dialects.Writing;
using Poker.Core.Learning.Samples;
using Poker.Core.Play;
using Poker.Core.Play.Matches;
using Poker.Core.Solving.Betting;
using Poker.Infrastructure.Capture;
using Poker.Tests.Core.Play;
using Poker.Tests.Core.Play.Baselines;
using Poker.Tests.Harness;

namespace Poker.Tests.Capture.Parsing;

/// <summary>A blueprint's own hands, from console lines to stored labels.</summary>
public sealed class OptimalSamplesTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private const int Hands = 60;

    [Fact]
    public async Task What_a_blueprint_played_by_is_the_label_of_each_of_its_decisions()
    {
        var blueprint = Spots.Player(BettingPresets.Compact);
        var player = new Watched(blueprint);
        var told = new Told();
        new MatchRunner([player, player], new() { Hands = Hands, Deck = Deck.Royal, StackChips = BettingPresets.Compact.StackChips }).Run(histories: told);
        using var tables = new CapturedTables(DataSource);
        await tables.ParseAsync("game", "s", told.Lines, "plain");

        var builder = new SampleBuilder(new(AllBaselines.Equities, Spots.Tables), new(), new BlueprintPolicy(blueprint, "made up"));
        var done = await new SampleBackfill(DataSource, HandRecord.Read).RunAsync(builder, rebuild: false, null, CancellationToken.None);

        Assert.Equal(Hands, await ReadAsync<long>("SELECT count(*) FROM hand"));
        Assert.True(player.Labels.Count > 3 * Hands, $"{player.Labels.Count} decisions");
        Assert.Equal((player.Labels.Count, player.Labels.Count), (done.Tally.Decisions, done.Tally.Samples));
        Assert.Equal(player.Labels, await LabelsAsync());
    }

    private async Task<List<float[]>> LabelsAsync()
    {
        var labels = new List<(SamplePlace Place, float[] Label)>();
        foreach (var isValidation in new[] { false, true })
        {
            var batch = new SampleBatch(10_000);
            await new SampleStore(DataSource).ReadAsync(new(SampleMode.Optimal, isValidation), batch, CancellationToken.None);
            labels.AddRange(Enumerable.Range(0, batch.Count).Select(i => (batch.Places[i], batch.Labels[(i * ActionBins.Count)..((i + 1) * ActionBins.Count)])));
        }

        return [.. labels.OrderBy(label => label.Place.Hand).ThenBy(label => label.Place.Decision).Select(label => label.Label)];
    }

    // Notes the mix that each decision was drawn from.
    private sealed class Watched(BlueprintStrategy blueprint) : IStrategy
    {
        public List<float[]> Labels { get; } = [];

        public string Name => blueprint.Name;

        public int Decide(in PlayerView view, Span<WeightedAction> mix)
        {
            var count = blueprint.Decide(view, mix);
            var label = new float[ActionBins.Count];
            foreach (var (action, probability) in mix[..count])
            {
                label[(int)ActionBins.Of(view.Betting, action)] += (float)probability;
            }

            Labels.Add(label);
            return count;
        }
    }

    private sealed class Told : IHandHistory
    {
        public List<string> Lines { get; } = [];

        public void Write(IReadOnlyList<PlayedHand> hands)
        {
            foreach (var hand in hands)
            {
                PlainWriter.Write(hand.ToRecord() with { Players = ["Ann", "Bob"] }, Lines);
            }
        }
    }
}
