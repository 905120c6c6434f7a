using System.Diagnostics;
using System.Text.Json.Nodes;
using Poker.Cli.Bench.Exploring;
using Poker.Core.Cards;

namespace Poker.Cli.Bench;

/// <summary>The explorer's API over loopback, asked one question after another, none of them twice, of what the data folder's database holds.</summary>
internal sealed class ExplorerBench : IBench
{
    // Most hands end before the river, and there are few spots before the flop.
    private const int MostFruitless = 200;

    /// <summary>Spots a street.</summary>
    internal int Spots { get; init; } = 200;

    /// <summary>Hands a street.</summary>
    internal int Hands { get; init; } = 50;

    /// <inheritdoc />
    public string Name => "explorer";

    /// <inheritdoc />
    public string Description =>
        "how long spots, buckets and hands of the explorer take over HTTP from the data folder's PostgreSQL; only when asked for by name";

    /// <inheritdoc />
    public bool OnlyByName => true;

    /// <inheritdoc />
    public IEnumerable<BenchResult> Run(BenchContext context)
    {
        var explorer = BenchExplorer.StartAsync(context.DataFolder, context.Cancel).GetAwaiter().GetResult();
        try
        {
            var root = default(JsonNode);
            yield return Measure(context, explorer, "the first spot of a process that has not asked in advance", "spots", ["strategy"], answer => root = answer);
            var deck = Deck.Named((string)root!["place"]!["blueprint"]!["deck"]!);
            var streets = Streets.InOrderOfPlay.ToArray();
            foreach (var street in streets)
            {
                var spots = SpotsOn(street, deck, explorer, root, context.Cancel);
                yield return Measure(context, explorer, $"spots on the {street.Name()}", "spots", spots);
                yield return Measure(context, explorer, $"a cell and the buckets there, {street.Name()}", "answers", [.. spots.SelectMany(CellAndBuckets)]);
            }

            foreach (var street in streets)
            {
                yield return Measure(context, explorer, $"hands against their buckets, {street.Name()}", "hands", HandsOn(street, deck));
            }
        }
        finally
        {
            explorer.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private BenchResult Measure(BenchContext context, BenchExplorer explorer, string what, string unit, string[] questions, Action<JsonNode>? see = null)
    {
        var times = new List<long>(questions.Length);
        var result = context.Measure(this, "", unit, () =>
        {
            foreach (var question in questions)
            {
                var asked = Stopwatch.GetTimestamp();
                var answer = explorer.AskAsync(question, context.Cancel).GetAwaiter().GetResult();
                times.Add(Stopwatch.GetTimestamp() - asked);
                see?.Invoke(answer);
            }

            return (questions.Length, 0);
        });

        // What is stored is not the bench's.
        return result with { Name = $"{what}, {LatencyText.Of(times)}", Checksum = "" };
    }

    // On the way there only the betting is asked for: no bucket of a measured board and no decision there was read before.
    private string[] SpotsOn(Street street, Deck deck, BenchExplorer explorer, JsonNode root, CancellationToken cancellation)
    {
        var spots = new HashSet<string>();
        for (var (seed, fruitless) = (0, 0); spots.Count < Spots && fruitless < MostFruitless; seed++)
        {
            var walk = new SpotWalk(deck, (seed * Streets.InOrderOfPlay.Length) + (int)street);
            fruitless = walk.To(street, root, query => explorer.AskAsync(query, cancellation).GetAwaiter().GetResult()) && spots.Add(walk.Query) ? 0 : fruitless + 1;
        }

        return [.. spots];
    }

    private static string[] CellAndBuckets(string spot) =>
    [
        $"{spot.Replace("strategy?", "strategy/hands?", StringComparison.Ordinal)}&cell=AKs",
        spot.Replace("strategy?", "strategy/buckets?", StringComparison.Ordinal),
    ];

    private string[] HandsOn(Street street, Deck deck)
    {
        var random = new Random((int)street);
        var cards = deck.Cards.ToArray();
        var hands = new HashSet<string>();
        while (hands.Count < Hands)
        {
            random.Shuffle(cards);
            var (pocket, board) = (CardSet.Of(cards.AsSpan(0, 2)), CardSet.Of(cards.AsSpan(2, street.BoardCards())));
            hands.Add($"abstraction/hands?hand={pocket}{board}");
        }

        return [.. hands];
    }
}
