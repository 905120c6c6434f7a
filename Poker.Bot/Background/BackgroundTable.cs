using Poker.Bot.Strategies;
using Poker.Core.Dialects.Writing;
using Poker.Core.Game;
using Poker.Core.Numerics;

namespace Poker.Bot.Background;

/// <summary>A table where strategies play each other, a hundred big blinds each at every hand; the button goes round.</summary>
/// <remarks>
/// Its lines tell a pocket when it is dealt only where it is worth learning from: not that of <c>model</c>, which would imitate itself, unless all are
/// to be told. At showdown all are shown.
/// </remarks>
/// <param name="number">The table's number, from 1.</param>
/// <param name="strategies">Who plays.</param>
/// <param name="tellAll">Whether all pockets are told.</param>
/// <param name="source">Gives the players.</param>
internal sealed class BackgroundTable(int number, string[] strategies, bool tellAll, IStrategySource source)
{
    private const long BigBlind = 100, StackChips = 100 * BigBlind;

    private static readonly Stakes Stakes = new(BigBlind / 2, BigBlind);

    // Two of a kind are told apart: "tight" and "tight 2".
    private readonly string[] _names =
        [.. strategies.Select((name, i) => strategies.Take(i).Count(other => other == name) is > 0 and var before ? $"{name} {before + 1}" : name)];

    private readonly long[] _stacks = [.. Enumerable.Repeat(StackChips, strategies.Length)];
    private int _hands;

    /// <summary>How its hands are called in the log of decisions, and its lines' table.</summary>
    public string Name { get; } = $"background {number}";

    /// <summary>Plays a hand.</summary>
    /// <param name="hand">Its number, from 1, unique at this table.</param>
    /// <param name="seed">Fixes its cards and draws.</param>
    /// <param name="cancellation">Ends the waiting for a strategy.</param>
    /// <returns>Its lines.</returns>
    /// <exception cref="Infrastructure.Strategies.StrategyException">A strategy cannot play now.</exception>
    public async Task<IReadOnlyList<string>> PlayAsync(long hand, ulong seed, CancellationToken cancellation)
    {
        var count = strategies.Length;

        // Player p sits in seat (p + turn) mod count.
        var turn = _hands % count;
        var order = Enumerable.Range(0, count).Select(seat => (seat - turn + count) % count).ToArray();
        var players = new IHandPlayer[count];
        var trial = new TrialHand();
        try
        {
            for (var seat = 0; seat < count; seat++)
            {
                var others = strategies.Where((_, player) => player != order[seat]).Order(StringComparer.Ordinal);
                var place = new HandPlace(Name, $"{hand}") { Opponents = string.Join(',', others), Trial = trial };
                players[seat] = await source.SeatAsync(strategies[order[seat]], place, cancellation);
            }

            var random = new Rng(seed);
            var played = BackgroundHand.Play(hand - 1, [.. order.Select(player => _names[player])], players, Stakes, _stacks, ref random);
            _hands++;
            var lines = new List<string>();
            PlainWriter.Write(played.ToRecord(), lines, tellAll ? -1 : Told(order));
            return lines;
        }
        finally
        {
            foreach (var player in players)
            {
                player?.Dispose();
            }
        }
    }

    private int Told(int[] order)
    {
        var told = 0;
        for (var seat = 0; seat < order.Length; seat++)
        {
            told |= strategies[order[seat]] == IStrategySource.Model ? 0 : 1 << seat;
        }

        return told;
    }
}
