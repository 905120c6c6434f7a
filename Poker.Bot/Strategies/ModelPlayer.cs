using Poker.Bot.Models;
using Poker.Bot.Trials;
using Poker.Core.Learning.Samples;
using Poker.Core.Play;

namespace Poker.Bot.Strategies;

/// <summary>
/// A model in a seat, the same one to the hand's end, unless the guard stops it: then the one in production plays on from that very decision, and where
/// that errs too, or is none, a strategy that is no model.
/// </summary>
/// <param name="seated">The model.</param>
/// <param name="models">Those in service.</param>
/// <param name="decider">Asks models.</param>
/// <param name="fallback">What decides at last.</param>
/// <param name="book">Takes the decisions.</param>
/// <param name="trials">Takes the hand's end.</param>
/// <param name="place">The hand.</param>
internal sealed class ModelPlayer(
    HandModel seated, ModelsInService models, ModelDecider decider, IStrategy fallback, DecisionBook book, SplitTrials trials, HandPlace place) : IHandPlayer
{
    private ModelUse? _use = seated.Use;
    private ServedModel? _last = seated.Use.Model;
    private string _role = seated.IsCanary ? "canary" : seated.Use.Model == models.Now.Production ? "production" : "as asked for";
    private bool _isReplaced;
    private bool _isCounted;
    private int _players;
    private double _stackBigBlinds;

    /// <inheritdoc />
    public string Strategy => _last?.Name ?? fallback.Name;

    /// <inheritdoc />
    public long? Model => _last?.Version;

    /// <inheritdoc />
    public BotDecision Decide(in PlayerView view, double draw)
    {
        // Whether a hand counts is settled before the model has had any say in it: hands without a decision tell nothing.
        _isCounted |= _players == 0 && seated.Canary is not null && place.Trial is { } trial && trial.TryTake();
        (_players, _stackBigBlinds) = (view.StartingStacks.Length, view.StartingStacks[view.Seat] / (double)view.Stakes.BigBlind);
        Span<float> vector = stackalloc float[FeatureLayout.Count];
        Span<WeightedAction> mix = stackalloc WeightedAction[IStrategy.MostActions];
        var sight = book.Begin(view, vector);
        string? problem = null;
        while (Usable(ref problem) is { } model)
        {
            if (decider.TryDecide(model, view, vector, sight.Legal, mix, out var count, out var fault))
            {
                var why = $"model version {model.Version}, {_role}{(problem is null ? "" : $", since {problem}")}";
                return book.Complete(sight, place, view, vector, mix[..count], draw, new(model.Name, model.Version, why, problem is not null));
            }

            problem = $"model version {model.Version} erred: {fault}";
            if (model == models.Now.Production || model.Stopped is null)
            {
                break;
            }
        }

        mix = mix[..fallback.Decide(view, mix)];
        _isReplaced = true;
        var reason = $"{fallback.Name}, since {problem ?? "no model is in production"}";
        return book.Complete(sight, place, view, vector, mix, draw, new(fallback.Name, null, reason, IsFallback: true));
    }

    /// <inheritdoc />
    public void End(double wonBigBlinds)
    {
        if (_isCounted && !_isReplaced && seated is { Canary: { } canary })
        {
            trials.Take(new(canary, seated.Production, seated.IsCanary, _players, place.Opponents ?? place.Table, wonBigBlinds, _stackBigBlinds));
        }

        Dispose();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _use?.Dispose();
        _use = null;
    }

    // The model that plays on: what was stopped gives way to the one in production.
    private ServedModel? Usable(ref string? problem)
    {
        if (_use?.Model is { Stopped: { } stopped } model)
        {
            problem ??= $"model version {model.Version} was stopped: {stopped}";
            _isReplaced = true;
            _use.Dispose();
            _use = models.Now.Production == model ? null : models.UseProduction();
            _role = "production";
            if (_use?.Model.Stopped is not null)
            {
                Dispose();
            }

            _last = _use?.Model;
        }

        return _use?.Model;
    }
}
