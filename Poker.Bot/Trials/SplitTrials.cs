using Poker.Bot.Models;
using Poker.Infrastructure.Live;

namespace Poker.Bot.Trials;

/// <summary>
/// Compares a canary with the model in production by the hands that were split between them by chance: of hands with as many players against the same
/// opponents, the canary's first is paired with production's first, and so on. Safe to use from several threads.
/// </summary>
/// <param name="models">The two that are compared: those in service.</param>
/// <param name="guard">Told of the pairs.</param>
/// <param name="log">Takes the pairs.</param>
internal sealed class SplitTrials(ModelsInService models, CanaryGuard guard, TrialLog log)
{
    /// <summary>No hand counts more than this, nor more than the stack that it began with, won or lost: in big blinds.</summary>
    public const double MostBigBlinds = 100;

    // Callers name opponents. Beyond so many kinds all others are one.
    private const int MostKinds = 256, MostWaiting = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<(int Players, string Opponents), Waiting> _kinds = [];
    private (long Canary, long Production) _pair;

    /// <summary>Takes a hand; one of models that are not in service any more counts in no trial.</summary>
    public void Take(in HandEnd hand)
    {
        var most = Math.Min(hand.StackBigBlinds, MostBigBlinds);
        var won = Math.Clamp(hand.WonBigBlinds, -most, most);
        ServedModel canary;
        double other;
        lock (_gate)
        {
            // Looked at under the lock: what one thread sees is never older than what the one before saw.
            if (models.Now is not { Canary: { } tried, Production: { } production } || (tried.Version, production.Version) != (hand.Canary, hand.Production))
            {
                return;
            }

            canary = tried;
            if (_pair != (hand.Canary, hand.Production))
            {
                _pair = (hand.Canary, hand.Production);
                _kinds.Clear();
            }

            var waiting = Of(hand.Players, hand.Opponents);
            var (mine, others) = hand.IsCanary ? (waiting.Canary, waiting.Production) : (waiting.Production, waiting.Canary);
            if (!others.TryDequeue(out other))
            {
                if (mine.Count < MostWaiting)
                {
                    mine.Enqueue(won);
                }

                return;
            }
        }

        var difference = hand.IsCanary ? won - other : other - won;
        log.Add(new(hand.Canary, hand.Production, TrialKind.Split, (float)difference));
        guard.Compared(canary, TrialKind.Split, difference);
    }

    private Waiting Of(int players, string opponents)
    {
        if (!_kinds.TryGetValue((players, opponents), out var waiting))
        {
            var key = _kinds.Count < MostKinds ? (players, opponents) : (players, "");
            if (!_kinds.TryGetValue(key, out waiting))
            {
                _kinds[key] = waiting = new([], []);
            }
        }

        return waiting;
    }

    private sealed record Waiting(Queue<double> Canary, Queue<double> Production);
}
