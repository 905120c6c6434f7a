using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using Poker.Bot.Models;
using Poker.Core.Statistics;
using Poker.Infrastructure.Live;

namespace Poker.Bot.Trials;

/// <summary>
/// Watches the models in service. A canary that errs once, is slow or loses ruinously decides no more from that moment on; a model in production
/// that errs is to be rolled back. <see cref="GuardEnforcement"/> tells the registry. Safe to use from several threads.
/// </summary>
/// <remarks>
/// An exception may be the machine's: memory that is short, say. In production it counts where the same vector fails at once again, and takes one
/// model out of service in a while: where the next one throws too, it is the machine, and the lineage stays.
/// </remarks>
/// <param name="models">Which are in service.</param>
/// <param name="options">The limits.</param>
/// <param name="clock">Tells how long ago a model was taken out of production.</param>
/// <param name="log">Told what is forgiven.</param>
internal sealed class CanaryGuard(ModelsInService models, GuardOptions options, TimeProvider clock, ILogger<CanaryGuard> log)
{
    /// <summary>After exceptions took a model out of production, exceptions take no other one for so long.</summary>
    public static readonly TimeSpan Spared = TimeSpan.FromMinutes(10);

    // Looked at once a window: a canary that loses no more than the limit is stopped by chance once in 30,000 windows at most, as far as means are normal.
    private const double StandardErrors = 4;

    private readonly Channel<GuardVerdict> _verdicts = Channel.CreateUnbounded<GuardVerdict>();
    private readonly Lock _gate = new();
    private readonly RunningMoments[] _differences = new RunningMoments[Enum.GetValues<TrialKind>().Length];
    private ServedModel? _tried;
    private ServedModel? _erred;
    private ServedModel? _sparedOne;
    private long? _thrownAt;

    /// <summary>What is to be done.</summary>
    public ChannelReader<GuardVerdict> Verdicts => _verdicts.Reader;

    /// <summary>Takes the time of an evaluation.</summary>
    public void Took(ServedModel model, TimeSpan elapsed)
    {
        if (!model.Latencies.Add(elapsed) || models.Now is not { } now || now.Canary != model
            || model.Latencies.Percentile99 is not { } slow || slow <= options.Slowest

            // Then it is the machine.
            || now.Production?.Latencies.Percentile99 > options.Slowest)
        {
            return;
        }

        var (ms, limitMs) = (slow.TotalMilliseconds, options.Slowest.TotalMilliseconds);
        Stop(
            model,
            "latency",
            string.Create(CultureInfo.InvariantCulture, $"the 99th percentile of {LatencyWindow.Size} evaluations was {ms:0.0} ms, more than {limitMs:0.0} ms"),
            new { guard = "latency", evaluations = LatencyWindow.Size, percentile99Ms = ms, limitMs });
    }

    /// <summary>Takes a first exception of a decision.</summary>
    /// <returns>Whether the model is to be asked again: that in production is.</returns>
    public bool Forgives(ServedModel model, string what)
    {
        if (models.Now.Production != model)
        {
            return false;
        }

        LogMessages.AskedAgain(log, model.Version, what);
        return true;
    }

    /// <summary>Takes an error: an exception, in production the second one with a vector, or something that is no distribution over legal actions.</summary>
    /// <param name="model">The model.</param>
    /// <param name="what">What is wrong.</param>
    /// <param name="hasThrown">Whether it is an exception.</param>
    public void Erred(ServedModel model, string what, bool hasThrown = false)
    {
        var evidence = new { guard = "errors", error = what };
        if (models.Now.Production != model)
        {
            // It may have been promoted as this is read: then the registry says so.
            Stop(model, "errors", $"it erred: {what}", evidence);
        }
        else if (IsToGo(model, what, hasThrown))
        {
            Tell(model, "errors", $"it erred in production: {what}", evidence);
        }
    }

    /// <summary>Takes what a canary won more than the model in production.</summary>
    /// <param name="canary">The canary.</param>
    /// <param name="kind">Whether with the same deal, or with another hand: these are looked at apart, since chance has more of a say in them.</param>
    /// <param name="difference">In big blinds.</param>
    public void Compared(ServedModel canary, TrialKind kind, double difference)
    {
        RunningMoments window;
        lock (_gate)
        {
            if (_tried != canary)
            {
                _tried = canary;
                Array.Clear(_differences);
            }

            ref var differences = ref _differences[(int)kind];
            differences.Add(difference);
            if (differences.Count < options.LossHands)
            {
                return;
            }

            (window, differences) = (differences, default);
        }

        var (mean, error, deals) = (window.Mean, window.StandardError, window.Count);
        if (mean + (StandardErrors * error) < -options.RuinousLoss)
        {
            Stop(
                canary,
                "loss",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"it lost {-mean:0.00} ± {Interval.Normal95 * error:0.00} big blinds a hand more than production over {deals} {Compared(kind)}"),
                new
                {
                    guard = "loss",
                    kind = kind.ToString().ToLowerInvariant(),
                    deals,
                    meanBigBlinds = mean,
                    standardError = error,
                    limitBigBlinds = -options.RuinousLoss,
                });
        }
    }

    private static string Compared(TrialKind kind) => kind == TrialKind.Duplicate ? "deals" : "pairs of hands";

    private bool IsToGo(ServedModel model, string what, bool hasThrown)
    {
        lock (_gate)
        {
            if (_erred == model)
            {
                return false;
            }

            if (hasThrown && _thrownAt is { } before && clock.GetElapsedTime(before) < Spared)
            {
                if (_sparedOne != model)
                {
                    _sparedOne = model;
                    LogMessages.Spared(log, model.Version, what);
                }

                return false;
            }

            (_erred, _thrownAt) = (model, hasThrown ? clock.GetTimestamp() : _thrownAt);
            return true;
        }
    }

    private void Stop<T>(ServedModel model, string cause, string why, T evidence)
    {
        if (model.Stop(why))
        {
            Tell(model, cause, why, evidence);
        }
    }

    private void Tell<T>(ServedModel model, string cause, string why, T evidence) =>
        _verdicts.Writer.TryWrite(new(model, cause, why, JsonSerializer.Serialize(evidence)));
}
