using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Poker.Bot;
using Poker.Bot.Deciding;
using Poker.Bot.Models;
using Poker.Bot.Strategies;
using Poker.Bot.Telemetry;
using Poker.Bot.Trials;
using Poker.Infrastructure.Live;
using Poker.Infrastructure.Models;
using Poker.Tests.Harness;

namespace Poker.Tests.Bot;

/// <summary>The parts of a bot service, put together without a host; nothing is stored unless its loops are started.</summary>
internal sealed class BotParts : IDisposable
{
    private static readonly Lazy<StrategyShelf> SharedShelf = new(() => new(
        new BotOptions { Folder = "/nowhere" }, new ConfigurationBuilder().Build(), TimeProvider.System, NullLogger<StrategyShelf>.Instance));

    private readonly NpgsqlDataSource _dataSource;
    private readonly bool _ownsDataSource;

    public BotParts(NpgsqlDataSource? dataSource = null, DecidingOptions? options = null, TimeProvider? clock = null)
    {
        _ownsDataSource = dataSource is null;
        _dataSource = dataSource ?? NpgsqlDataSource.Create("Host=127.0.0.1;Port=9;Timeout=1");
        Options = options ?? new();
        Clock = clock ?? TimeProvider.System;
        Guard = new(Models, Options.Guard, Clock, new Logger<CanaryGuard>(new LoggerOf(Logs)));
        Decider = new(Guard, Clock);
        Decisions = new(new(_dataSource), Options, Metrics, TimeProvider.System, NullLogger<DecisionLog>.Instance);
        Trials = new(new(_dataSource), Metrics, NullLogger<TrialLog>.Instance);
        Splits = new(Models, Guard, Trials);
        Store = new(_dataSource);
        Loader = new(Store);
        Versions = new(Store, Loader, Models);
        News = new(TimeProvider.System);
        Watch = new(Store, Loader, Models, News, _dataSource, Options, Metrics, new Logger<ModelWatch>(new LoggerOf(Logs)));
        Book = new(Shelf, Decisions, Metrics, TimeProvider.System);
        Strategies = new(Shelf, Versions, Models, Decider, Book, Splits, Options);
    }

    /// <summary>The strategies that are no models; their equities are computed once for all tests.</summary>
    public static StrategyShelf Shelf => SharedShelf.Value;

    public DecidingOptions Options { get; }

    public TimeProvider Clock { get; }

    public LogLines Logs { get; } = new();

    public BotMetrics Metrics { get; } = new();

    public ModelsInService Models { get; } = new();

    public ModelNews News { get; }

    public CanaryGuard Guard { get; }

    public ModelDecider Decider { get; }

    public DecisionLog Decisions { get; }

    public TrialLog Trials { get; }

    public SplitTrials Splits { get; }

    public ModelStore Store { get; }

    public ModelLoader Loader { get; }

    public ModelShelf Versions { get; }

    public ModelWatch Watch { get; }

    public DecisionBook Book { get; }

    public ServiceStrategies Strategies { get; }

    public DuplicateTrials Duplicates => new(Models, Decider, Shelf, Guard, Trials, Options.Trials, Clock, NullLogger<DuplicateTrials>.Instance);

    public GuardEnforcement Enforcement => new(Guard, Store, Metrics, NullLogger<GuardEnforcement>.Instance);

    public TrialStore TrialStore => new(_dataSource);

    public void Dispose()
    {
        Watch.Dispose();
        Versions.Dispose();
        Metrics.Dispose();
        if (_ownsDataSource)
        {
            _dataSource.Dispose();
        }
    }

    private sealed class LoggerOf(LogLines lines) : ILoggerFactory
    {
        public void AddProvider(ILoggerProvider provider)
        {
        }

        public ILogger CreateLogger(string categoryName) => lines;

        public void Dispose()
        {
        }
    }
}
