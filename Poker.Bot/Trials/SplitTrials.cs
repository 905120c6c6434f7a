using Poker.Infrastructure.Live;

namespace Poker.Bot.Trials;

/// <summary>
/// Compares a canary with the model in production by the hands that were split between them by chance: of hands with as many players against the same
/// opponents, the canary's first is paired with production's first, and so on. Safe to use from several threads.
/// </summary>
/// <param name="log">Takes the pairs.</param>
internal sealed class SplitTrials(TrialLog log)
{
    /// <summary>No hand counts more than this, nor more than the stack that it began with, won or lost: in big blinds.</summary>
    public const double MostBigBlinds = 100;

    // Callers name opponents. Beyond so many kinds all others are one.
    private const int MostKinds = 256, MostWaiting = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<(int Players, string Opponents), Waiting> _kinds = [];
    private (long Canary, long Production) _pair;

    /// <summary>Takes a hand.</summary>
    public void Take(in HandEnd hand)
    {
        var most = Math.Min(hand.StackBigBlinds, MostBigBlinds);
        var won = Math.Clamp(hand.WonBigBlinds, -most, most);
        double other;
        lock (_gate)
        {
            if (_pair != (hand.Canary, hand.Production))
            {
                // Hands of earlier versions may still end: they are no part of this trial, nor is this one a part of theirs.
                if (hand.Canary < _pair.Canary)
                {
                    return;
                }

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

        log.Add(new(hand.Canary, hand.Production, TrialKind.Split, (float)(hand.IsCanary ? won - other : other - won)));
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
