using Poker.Bot.Strategies;
using Poker.Core.Learning.Samples;
using Poker.Core.Play;

namespace Poker.Bot.Models;

/// <summary>A served model as a strategy of the testbed, under the guard's eyes; its decisions are not logged.</summary>
/// <param name="model">The model; whoever plays it holds a use.</param>
/// <param name="decider">Asks it.</param>
/// <param name="shelf">Makes the vectors.</param>
internal sealed class ModelStrategy(ServedModel model, ModelDecider decider, StrategyShelf shelf) : IStrategy
{
    /// <inheritdoc />
    public string Name => model.Name;

    /// <inheritdoc />
    /// <exception cref="ModelErredException">The model erred.</exception>
    public int Decide(in PlayerView view, Span<WeightedAction> mix)
    {
        Span<float> vector = stackalloc float[FeatureLayout.Count];
        shelf.Features.Write(view, vector);
        return decider.TryDecide(model, view, vector, ActionBins.Legal(view.Betting), mix, out var count, out var fault)
            ? count
            : throw new ModelErredException($"Model version {model.Version} erred: {fault}");
    }
}
