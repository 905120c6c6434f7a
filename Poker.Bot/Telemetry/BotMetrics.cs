using System.Diagnostics;
using System.Diagnostics.Metrics;
using Poker.Infrastructure.Live;

namespace Poker.Bot.Telemetry;

/// <summary>What the service measures and traces; meter and source are <c>Poker.Bot</c>.</summary>
internal sealed class BotMetrics : IDisposable
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "Poker.Bot";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _decisions, _fallbacks, _swaps, _logged, _lost, _trials, _interventions, _hands, _refused;
    private readonly Histogram<double> _seconds, _differences;
    private Func<int> _waiting = () => 0;

    /// <summary>Registers the instruments.</summary>
    public BotMetrics()
    {
        _decisions = _meter.CreateCounter<long>("poker.bot.decisions", "{decision}", "Decisions, by strategy; models with their version.");
        _fallbacks = _meter.CreateCounter<long>(
            "poker.bot.decisions.fallback", "{decision}", "Decisions that another strategy took because a model erred or is not there.");
        _seconds = _meter.CreateHistogram("poker.bot.decision.duration", "s", "How long decisions took, by strategy.", advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.00001, 0.00002, 0.00005, 0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1],
        });
        _swaps = _meter.CreateCounter<long>("poker.bot.models.swaps", "{swap}", "Changes of the models in service.");
        _logged = _meter.CreateCounter<long>("poker.bot.decisions.logged", "{decision}", "Decisions stored.");
        _lost = _meter.CreateCounter<long>("poker.bot.decisions.lost", "{decision}", "Decisions that were not stored, because too many waited.");
        _meter.CreateObservableGauge("poker.bot.decisions.waiting", () => _waiting(), "{decision}", "Decisions that wait to be stored.");
        _trials = _meter.CreateCounter<long>("poker.bot.trials", "{result}", "Comparisons of a canary with the model in production, by kind.");
        _differences = _meter.CreateHistogram<double>("poker.bot.trials.difference", "{big_blind}", "What the canary won more in them, in big blinds.");
        _interventions = _meter.CreateCounter<long>("poker.bot.guard.interventions", "{model}", "Models that the guard took out of service, by cause.");
        _hands = _meter.CreateCounter<long>("poker.bot.background.hands", "{hand}", "Hands that strategies played against each other for the log.");
        _refused = _meter.CreateCounter<long>("poker.bot.calls.refused", "{call}", "Calls that were turned away, by cause.");
    }

    /// <summary>Where activities come from.</summary>
    public ActivitySource Source { get; } = new(Name);

    /// <summary>Counts a decision.</summary>
    public void Decided(string strategy, TimeSpan elapsed)
    {
        var by = new KeyValuePair<string, object?>("strategy", strategy);
        _decisions.Add(1, by);
        _seconds.Record(elapsed.TotalSeconds, by);
    }

    /// <summary>Counts a decision that another strategy took than was asked for.</summary>
    public void FellBack() => _fallbacks.Add(1);

    /// <summary>Counts a change of the models in service.</summary>
    public void Swapped() => _swaps.Add(1);

    /// <summary>Has the decisions that wait counted.</summary>
    public void Watch(Func<int> waiting) => _waiting = waiting;

    /// <summary>Counts decisions that are stored.</summary>
    public void Logged(int count) => _logged.Add(count);

    /// <summary>Counts a decision that is not stored.</summary>
    public void Lost() => _lost.Add(1);

    /// <summary>Counts a comparison.</summary>
    public void Tried(TrialResult result)
    {
        var kind = new KeyValuePair<string, object?>("kind", result.Kind.ToString().ToLowerInvariant());
        _trials.Add(1, kind);
        _differences.Record(result.Difference, kind);
    }

    /// <summary>Counts a model that the guard took out of service.</summary>
    public void Intervened(string cause) => _interventions.Add(1, new KeyValuePair<string, object?>("cause", cause));

    /// <summary>Counts a hand of the background tables.</summary>
    public void Played() => _hands.Add(1);

    /// <summary>Counts a call that was turned away.</summary>
    public void Refused(string cause) => _refused.Add(1, new KeyValuePair<string, object?>("cause", cause));

    /// <summary>Ends the measuring.</summary>
    public void Dispose()
    {
        _meter.Dispose();
        Source.Dispose();
    }
}
