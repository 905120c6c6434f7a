using Poker.Core.Cards;
using Poker.Core.Game;
using Poker.Core.Indexing;
using Poker.Core.Learning.Samples;
using Poker.Core.Play;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Strategies;
using Poker.ServiceDefaults.Database;

namespace Poker.Bot.Strategies;

/// <summary>The strategies of the catalogue, each loaded when it is first asked for.</summary>
internal sealed class CatalogueStrategies : IStrategySource, IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly StrategyResources _resources;
    private readonly Dictionary<string, IStrategy> _loaded = [];

    public CatalogueStrategies(BotOptions options, IConfiguration configuration)
    {
        var database = new DatabaseOptions { DataFolder = options.Folder, ConnectionString = configuration.GetConnectionString(DatabaseRegistration.Name) };
        _resources = new StrategyResources(database, Deck.Full, Environment.ProcessorCount, _stopping.Token);
    }

    /// <inheritdoc />
    public IReadOnlyList<StrategyChoice> Choices { get; } =
        [.. StrategyCatalogue.Entries.Select(entry => new StrategyChoice(entry.Name, entry.Description, entry.Name == "blueprint" ? Seats.Fewest : Seats.Most))];

    /// <inheritdoc />
    public async ValueTask<IHandPlayer> SeatAsync(string strategy, HandPlace place, CancellationToken cancellation) =>
        new Player(await Task.Run(() => Load(strategy), cancellation), _resources.Features);

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private IStrategy Load(string name)
    {
        lock (_gate)
        {
            if (!_loaded.TryGetValue(name, out var strategy))
            {
                _loaded[name] = strategy = StrategyCatalogue.Create(name, _resources);
            }

            return strategy;
        }
    }

    private sealed class Player(IStrategy strategy, FeatureWriter features) : IHandPlayer
    {
        public string Strategy => strategy.Name;

        public long? Model => null;

        public BotDecision Decide(in PlayerView view, double draw)
        {
            Span<WeightedAction> mix = stackalloc WeightedAction[IStrategy.MostActions];
            mix = mix[..strategy.Decide(view, mix)];
            Span<float> vector = stackalloc float[FeatureLayout.Count];
            features.Write(view, vector);
            var bucket = features.Buckets?.BucketOf(new Observation(view.Pocket, view.Board)).Bucket;
            return new BotDecision(Drawn(mix, draw), mix.ToArray(), vector[(int)Feature.Strength], bucket, strategy.Name);
        }

        public void End(double wonBigBlinds)
        {
        }

        private static PlayerAction Drawn(ReadOnlySpan<WeightedAction> mix, double draw)
        {
            foreach (var (action, probability) in mix)
            {
                draw -= probability;
                if (draw < 0)
                {
                    return action;
                }
            }

            return mix[^1].Action;
        }
    }
}
