using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using Poker.Bot.Models;
using Poker.Core.Statistics;

namespace Poker.Bot.Trials;

/// <summary>
/// Watches the models in service. A canary that errs once, is slow or loses ruinously decides no more from that moment on; a model in production
/// that errs is to be rolled back. <see cref="GuardEnforcement"/> tells the registry. Safe to use from several threads.
/// </summary>
/// <param name="models">Which are in service.</param>
/// <param name="options">The limits.</param>
internal sealed class CanaryGuard(ModelsInService models, GuardOptions options)
{
    // Looked at once a window: a canary that loses no more than the limit is stopped by chance once in 30,000 windows at most, as far as means are normal.
    private const double StandardErrors = 4;

    private readonly Channel<GuardVerdict> _verdicts = Channel.CreateUnbounded<GuardVerdict>();
    private readonly Lock _gate = new();
    private ServedModel? _tried;
    private RunningMoments _differences;
    private ServedModel? _erred;

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

    /// <summary>Takes an error: an exception, or something that is no distribution over legal actions.</summary>
    public void Erred(ServedModel model, string what)
    {
        var now = models.Now;
        var evidence = new { guard = "errors", error = what };
        if (now.Production != model)
        {
            // It may have been promoted as this is read: then the registry says so.
            Stop(model, "errors", $"it erred: {what}", evidence);
        }
        else if (Interlocked.Exchange(ref _erred, model) != model)
        {
            Tell(model, "errors", $"it erred in production: {what}", evidence);
        }
    }

    /// <summary>Takes what a canary won more than the model in production with the same deal.</summary>
    /// <param name="canary">The canary.</param>
    /// <param name="difference">In big blinds.</param>
    public void Compared(ServedModel canary, double difference)
    {
        RunningMoments window;
        lock (_gate)
        {
            if (_tried != canary)
            {
                (_tried, _differences) = (canary, default);
            }

            _differences.Add(difference);
            if (_differences.Count < options.LossHands)
            {
                return;
            }

            (window, _differences) = (_differences, default);
        }

        var (mean, error, deals) = (window.Mean, window.StandardError, window.Count);
        if (mean + (StandardErrors * error) < -options.RuinousLoss)
        {
            Stop(
                canary,
                "loss",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"it lost {-mean:0.00} ± {Interval.Normal95 * error:0.00} big blinds a hand more than production over {deals} deals"),
                new { guard = "loss", deals, meanBigBlinds = mean, standardError = error, limitBigBlinds = -options.RuinousLoss });
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
