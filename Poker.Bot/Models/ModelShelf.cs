using Poker.Infrastructure.Models;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Strategies;

namespace Poker.Bot.Models;

/// <summary>The model versions that were asked for by number: the latest few stay loaded. Safe to use from several threads.</summary>
internal sealed class ModelShelf(ModelStore store, ModelLoader loader, ModelsInService models) : IDisposable
{
    /// <summary>How many stay loaded.</summary>
    public const int Most = 4;

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Lock _gate = new();

    // The one used last is last.
    private readonly List<ServedModel> _loaded = [];

    /// <summary>A use of a version.</summary>
    /// <exception cref="StrategyException">There is no such version, or it cannot be had now.</exception>
    public async ValueTask<ModelUse> UseAsync(long version, CancellationToken cancellation)
    {
        if (Find(version) is { } use)
        {
            return use;
        }

        // One after another: asking for many versions at once loads one at a time.
        await _one.WaitAsync(cancellation);
        try
        {
            return Find(version) ?? Keep(await LoadAsync(version, cancellation));
        }
        catch (DatabaseException error)
        {
            throw new StrategyException($"the registry cannot be read now, and model version {version} is not loaded: {error.Message}");
        }
        catch (ModelRefusedException error)
        {
            throw new StrategyException(error.Message);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            _loaded.ForEach(model => model.Release());
            _loaded.Clear();
        }

        _one.Dispose();
    }

    private ModelUse? Find(long version)
    {
        if (models.Now.All.FirstOrDefault(model => model.Version == version) is { } inService && ModelUse.Of(inService) is { } used)
        {
            return used;
        }

        lock (_gate)
        {
            if (_loaded.Find(model => model.Version == version) is not { } model)
            {
                return null;
            }

            _loaded.Remove(model);
            _loaded.Add(model);
            return ModelUse.Of(model);
        }
    }

    private async Task<ServedModel> LoadAsync(long version, CancellationToken cancellation)
    {
        var row = await store.FindAsync(version, cancellation)
            ?? throw new StrategyException($"There is no model version {version}: poker models list shows those that there are.", isBadInput: true);
        return await loader.LoadAsync(row, cancellation);
    }

    private ModelUse Keep(ServedModel model)
    {
        lock (_gate)
        {
            _loaded.Add(model);
            var use = ModelUse.Of(model)!;
            if (_loaded.Count > Most)
            {
                _loaded[0].Release();
                _loaded.RemoveAt(0);
            }

            return use;
        }
    }
}
