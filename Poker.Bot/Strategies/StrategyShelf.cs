using System.Collections.Concurrent;
using Poker.Core.Cards;
using Poker.Core.Learning.Samples;
using Poker.Core.Play;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Strategies;
using Poker.ServiceDefaults.Database;

namespace Poker.Bot.Strategies;

/// <summary>
/// The catalogue's strategies but for models, each loaded when it is first asked for; whoever waits for a blueprint keeps nobody else waiting. Files
/// are not opened by name: callers choose these names. Safe to use from several threads.
/// </summary>
internal sealed class StrategyShelf : IDisposable
{
    /// <summary>What decides in place of a model that is not there, or has erred.</summary>
    public const string Fallback = "pot-odds";

    private const string Blueprint = "blueprint";

    private static readonly TimeSpan LookForBucketsEvery = TimeSpan.FromMinutes(1);

    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _oneBlueprint = new(1, 1);
    private readonly ConcurrentDictionary<string, Lazy<Task<IStrategy>>> _loaded = [];
    private readonly DatabaseOptions _database;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly Lazy<Task> _ready;
    private StrategyResources _resources;
    private FeatureWriter? _features;
    private long _lookedAt;

    /// <summary>Nothing is loaded yet.</summary>
    public StrategyShelf(BotOptions options, IConfiguration configuration, TimeProvider clock, ILogger<StrategyShelf> log)
    {
        (_clock, _log) = (clock, log);
        _database = DatabaseOptions.From(options.Folder, configuration.GetConnectionString(DatabaseRegistration.Name));
        _resources = NewResources();
        _ready = new(() => Task.Run(Prepare));
    }

    /// <summary>All that there is, models too.</summary>
    public static IReadOnlyList<StrategyEntry> Entries => StrategyCatalogue.Entries;

    /// <summary>Makes vectors, once <see cref="ReadyAsync"/> has been waited for; with buckets soon after the abstraction's files are there.</summary>
    public FeatureWriter Features
    {
        get
        {
            var features = Volatile.Read(ref _features) ?? throw new InvalidOperationException("Nobody has waited for the equities.");
            if (features.Buckets is null && _clock.GetElapsedTime(Volatile.Read(ref _lookedAt)) >= LookForBucketsEvery)
            {
                Volatile.Write(ref _lookedAt, _clock.GetTimestamp());
                _ = Task.Run(LookForBuckets);
            }

            return features;
        }
    }

    /// <summary>Waits for the equities, which vectors and most strategies rest on; computing them takes a fraction of a second, once.</summary>
    public ValueTask ReadyAsync(CancellationToken cancellation) =>
        Volatile.Read(ref _features) is not null ? ValueTask.CompletedTask : new(_ready.Value.WaitAsync(cancellation));

    /// <summary>The most players at a table of a strategy.</summary>
    /// <param name="name">A kind's name, without an argument.</param>
    public static int MostPlayers(string name) => name == Blueprint ? Core.Game.Seats.Fewest : Core.Game.Seats.Most;

    /// <summary>A strategy.</summary>
    /// <param name="name">A name of the catalogue.</param>
    /// <param name="cancellation">Ends the waiting, not the loading.</param>
    /// <exception cref="StrategyException">There is none of the name, or it cannot be had now.</exception>
    public async ValueTask<IStrategy> GetAsync(string name, CancellationToken cancellation)
    {
        var loading = _loaded.TryGetValue(name, out var known) ? known : _loaded.GetOrAdd(Checked(name), new Lazy<Task<IStrategy>>(() => LoadAsync(name)));
        try
        {
            return await loading.Value.WaitAsync(cancellation);
        }
        catch (Exception error) when (error is not OperationCanceledException || loading.Value.IsCanceled)
        {
            // What is missing now may come: the next one who asks has it looked for again.
            _loaded.TryRemove(new(name, loading));
            throw error is StrategyException ? error : new StrategyException($"the strategy {name} cannot be loaded: {error.Message}");
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
        _oneBlueprint.Dispose();
    }

    private static string Checked(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 || name == $"{Blueprint}:{BlueprintSource.Database}" || !name.StartsWith($"{Blueprint}:", StringComparison.Ordinal)
            ? name
            : throw new StrategyException(
                $"The service opens no files by name: '{name}' can be {Blueprint}, the data folder's checkpoint, or {Blueprint}:{BlueprintSource.Database}.",
                isBadInput: true);
    }

    private async Task<IStrategy> LoadAsync(string name)
    {
        if (!name.StartsWith(Blueprint, StringComparison.Ordinal))
        {
            return await Task.Run(() => StrategyCatalogue.Create(name, Volatile.Read(ref _resources)), _stopping.Token);
        }

        await _oneBlueprint.WaitAsync(_stopping.Token);
        try
        {
            // Blueprints have their own: they come and go with what is loaded for them alone.
            return await Task.Run(() => StrategyCatalogue.Create(name, NewResources()), _stopping.Token);
        }
        finally
        {
            _oneBlueprint.Release();
        }
    }

    private void Prepare()
    {
        var features = _resources.Features;
        Volatile.Write(ref _lookedAt, _clock.GetTimestamp());
        Volatile.Write(ref _features, features);
    }

    private void LookForBuckets()
    {
        try
        {
            var resources = NewResources();
            if (resources.HasBuckets)
            {
                Volatile.Write(ref _features, resources.Features);
                Volatile.Write(ref _resources, resources);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException)
        {
            LogMessages.NoBuckets(_log, error.Message);
        }
    }

    private StrategyResources NewResources() => new(_database, Deck.Full, Environment.ProcessorCount, _stopping.Token);
}
