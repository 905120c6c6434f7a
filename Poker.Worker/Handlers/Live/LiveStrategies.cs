using Npgsql;
using Poker.Core.Cards;
using Poker.Core.Learning.Networks;
using Poker.Core.Learning.Policies;
using Poker.Core.Learning.Samples;
using Poker.Core.Play;
using Poker.Infrastructure.Models;
using Poker.Infrastructure.Onnx;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Strategies;

namespace Poker.Worker.Handlers.Live;

/// <summary>The strategies that validation plays; what they share is loaded once a process. Safe to use from several threads.</summary>
internal sealed class LiveStrategies
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, StrategyResources> _resources = [];

    /// <summary>A strategy of the catalogue that needs no database.</summary>
    public IStrategy Named(string name, string folder) => StrategyCatalogue.Create(name, Resources(folder));

    /// <summary>A version of the registry.</summary>
    /// <exception cref="ModelRefusedException">There is none, or it is damaged.</exception>
    public async Task<PolicyStrategy> ModelAsync(NpgsqlDataSource database, long version, string folder, CancellationToken cancellation) =>
        new(new NetworkPolicy(await NetworkAsync(database, version, cancellation)), Resources(folder).Features, $"model:{version}");

    /// <summary>The network of a version.</summary>
    /// <exception cref="ModelRefusedException">There is none, or it is damaged.</exception>
    public static async Task<PolicyNetwork> NetworkAsync(NpgsqlDataSource database, long version, CancellationToken cancellation) =>
        PolicyOnnx.Read(await new ModelStore(database).BytesAsync(version, cancellation)).Network;

    /// <summary>Gives jobs of other layouts back: an older or newer build has them done.</summary>
    /// <exception cref="JobDeclinedException">This build makes vectors of another layout.</exception>
    public static void RequireLayout(int layout)
    {
        if (layout != FeatureLayout.Version)
        {
            throw new JobDeclinedException($"This build makes feature vectors of layout {FeatureLayout.Version}, the job is of layout {layout}: workers are to be of the coordinator's version.");
        }
    }

    private StrategyResources Resources(string folder)
    {
        lock (_gate)
        {
            if (!_resources.TryGetValue(folder, out var resources))
            {
                _resources[folder] = resources = new(new DatabaseOptions { DataFolder = folder }, Deck.Full, 1, CancellationToken.None);
            }

            return resources;
        }
    }
}
