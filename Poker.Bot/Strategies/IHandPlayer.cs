using Poker.Core.Play;

namespace Poker.Bot.Strategies;

/// <summary>A strategy in one seat of one hand. Not for several threads at once. Disposed of when the hand is over or broken off.</summary>
public interface IHandPlayer : IDisposable
{
    /// <summary>The strategy's name, with the version where it is a model: <c>model:12</c>.</summary>
    string Strategy { get; }

    /// <summary>The model's version; null where it is none.</summary>
    long? Model { get; }

    /// <summary>Decides, draws an action of the mix and logs both.</summary>
    /// <param name="view">What the player to act sees.</param>
    /// <param name="draw">Decides the draw: uniform in [0, 1).</param>
    BotDecision Decide(in PlayerView view, double draw);

    /// <summary>Tells how the hand ended for this seat; a hand that is broken off is not told, one that was given up for it is.</summary>
    /// <param name="wonBigBlinds">Won or, negative, lost, in big blinds.</param>
    void End(double wonBigBlinds);

    /// <summary>Frees what the hand held, if it was not told how it ended.</summary>
    void IDisposable.Dispose()
    {
    }
}
