using System.Numerics;

using Poker.Core.Statistics;

namespace Poker.Core.Play.Matches;

/// <summary>Sums over the hands of a part of a match; parts are put together in their order, so that rounding is always the same.</summary>
internal sealed class MatchTally(int players, double mbbPerChip, bool adjusted)
{
    private readonly RunningMoments[] _winnings = new RunningMoments[players];
    private readonly RunningMoments[] _adjusted = new RunningMoments[players];
    private readonly RunningMoments[] _bySeat = new RunningMoments[players * players];
    private readonly long[] _uncontested = new long[players];
    private readonly long[] _showdowns = new long[players];
    private readonly long[] _entered = new long[players];
    private readonly long[] _raised = new long[players];

    /// <summary>Hands counted.</summary>
    public long Hands { get; private set; }

    /// <summary>The first player's winnings so far, in mbb a hand.</summary>
    public Interval First => _winnings[0].Interval().Times(mbbPerChip);

    /// <summary>Counts a hand just played.</summary>
    /// <param name="table">Where.</param>
    /// <param name="rotation">Player p sat in seat (p + rotation) mod players.</param>
    public void AddHand(HandTable table, int rotation)
    {
        Hands++;
        var winner = !table.WasShownDown;
        for (var player = 0; player < players; player++)
        {
            var seat = (player + rotation) % players;
            var profit = table.Profit(seat);
            _bySeat[(player * players) + seat].Add(profit);
            _entered[player] += table.EnteredPot >> seat & 1;
            _raised[player] += table.RaisedPreflop >> seat & 1;
            _uncontested[player] += winner ? table.InHand >> seat & 1 : 0;
            _showdowns[player] += !winner && profit > 0 ? 1 : 0;
        }
    }

    /// <summary>Counts a sample.</summary>
    /// <param name="profits">Each player's mean profit a hand of it, in chips.</param>
    /// <param name="estimates">The same less luck; read only where this was asked for.</param>
    public void AddSample(ReadOnlySpan<double> profits, ReadOnlySpan<double> estimates)
    {
        for (var player = 0; player < players; player++)
        {
            _winnings[player].Add(profits[player]);
            if (adjusted)
            {
                _adjusted[player].Add(estimates[player]);
            }
        }
    }

    /// <summary>Adds the part of the match that follows.</summary>
    public void Merge(MatchTally next)
    {
        Hands += next.Hands;
        Merge(_winnings, next._winnings);
        Merge(_adjusted, next._adjusted);
        Merge(_bySeat, next._bySeat);
        Merge(_uncontested, next._uncontested);
        Merge(_showdowns, next._showdowns);
        Merge(_entered, next._entered);
        Merge(_raised, next._raised);
    }

    /// <summary>The result so far.</summary>
    public MatchResult ToResult(IReadOnlyList<IStrategy> strategies) => new(
        Hands,
        _winnings[0].Count,
        [.. Enumerable.Range(0, players).Select(player => new PlayerResult(
            strategies[player].Name,
            Mbb(_winnings[player]),
            adjusted ? Mbb(_adjusted[player]) : null,
            [.. Enumerable.Range(0, players).Select(seat => Mbb(_bySeat[(player * players) + seat]))],
            _uncontested[player],
            _showdowns[player],
            _entered[player],
            _raised[player]))]);

    private Interval Mbb(RunningMoments moments) => moments.Interval().Times(mbbPerChip);

    private static void Merge(RunningMoments[] into, RunningMoments[] next)
    {
        for (var i = 0; i < into.Length; i++)
        {
            into[i].Merge(next[i]);
        }
    }

    private static void Merge<T>(T[] into, T[] next)
        where T : INumber<T>
    {
        for (var i = 0; i < into.Length; i++)
        {
            into[i] += next[i];
        }
    }
}
