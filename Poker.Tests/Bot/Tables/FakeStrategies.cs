using System.Collections.Concurrent;
using Poker.Bot.Strategies;
using Poker.Core.Game;
using Poker.Core.Play;
using Poker.Infrastructure.Strategies;

namespace Poker.Tests.Bot.Tables;

/// <summary>
/// Strategies that do one thing: <c>call</c>, <c>random</c>, <c>shove</c>, and some that fail: <c>throws</c>, <c>illegal</c>, <c>hangs</c>, <c>missing</c>.
/// </summary>
internal sealed class FakeStrategies : IStrategySource
{
    private int _given;
    private int _freed;

    public IReadOnlyList<StrategyChoice> Choices { get; } =
    [
        .. new[] { "call", "random", "shove", "throws", "illegal", "hangs", "missing" }.Select(name => new StrategyChoice(name, $"does {name}", Seats.Most)),
        new("two", "plays with one other", 2),
    ];

    /// <summary>What players were told at the ends of hands.</summary>
    public ConcurrentQueue<double> Ends { get; } = [];

    /// <summary>How many players were given, and how many were freed.</summary>
    public (int Given, int Freed) Players => (Volatile.Read(ref _given), Volatile.Read(ref _freed));

    /// <summary>The hands for which players were asked for.</summary>
    public ConcurrentQueue<HandPlace> Places { get; } = [];

    /// <summary>Lets go of those that hang.</summary>
    public ManualResetEventSlim Released { get; } = new();

    public ValueTask<IHandPlayer> SeatAsync(string strategy, HandPlace place, CancellationToken cancellation)
    {
        Places.Enqueue(place);
        if (strategy == "missing")
        {
            throw new StrategyException("there is no model yet.");
        }

        Interlocked.Increment(ref _given);
        return new(new Player(strategy, this));
    }

    private sealed class Player(string strategy, FakeStrategies source) : IHandPlayer
    {
        private volatile bool _isAsked;

        public string Strategy => strategy;

        public long? Model => null;

        public BotDecision Decide(in PlayerView view, double draw)
        {
            var legal = view.Betting.Legal();
            var action = strategy switch
            {
                "throws" => throw new InvalidOperationException($"It holds {view.Pocket}."),
                "illegal" => PlayerAction.To(legal.MaxRaiseTo + 1),
                "shove" when legal.CanRaise => PlayerAction.To(legal.MaxRaiseTo),
                "random" when draw < 0.15 && !legal.CanCheck => PlayerAction.Fold,
                "random" when draw > 0.8 && legal.CanRaise => PlayerAction.To(draw > 0.95 ? legal.MaxRaiseTo : legal.MinRaiseTo),
                _ => legal.CanCheck ? PlayerAction.Check : PlayerAction.Call,
            };
            if (strategy == "hangs")
            {
                _isAsked = true;
                source.Released.Wait();
                _isAsked = false;
            }

            return new(action, [new(action, 1)], 0.5, null, strategy);
        }

        public void End(double wonBigBlinds)
        {
            Assert.False(_isAsked);
            source.Ends.Enqueue(wonBigBlinds);
        }

        public void Dispose()
        {
            Assert.False(_isAsked);
            Interlocked.Increment(ref source._freed);
        }
    }
}
