using Poker.Core.Statistics;

namespace Poker.Core.Play.Matches;

/// <summary>How one strategy did in a match.</summary>
/// <param name="Name">The strategy's name.</param>
/// <param name="Winnings">What it won a hand, in mbb (1/1000 of a big blind), with 95 % interval.</param>
/// <param name="Adjusted">The same with the luck taken off, if that was asked for.</param>
/// <param name="Seats">What it won a hand in each seat, numbered as <see cref="Game.Seats"/> says.</param>
/// <param name="WonUncontested">Hands won because all others folded.</param>
/// <param name="WonAtShowdown">Hands that ended in a showdown and with a profit.</param>
/// <param name="EnteredPot">Hands in which it called or raised before the flop.</param>
/// <param name="RaisedPreflop">Hands in which it raised before the flop.</param>
public sealed record PlayerResult(
    string Name,
    Interval Winnings,
    Interval? Adjusted,
    IReadOnlyList<Interval> Seats,
    long WonUncontested,
    long WonAtShowdown,
    long EnteredPot,
    long RaisedPreflop);
