using Poker.Core.Game;
using Poker.Core.Numerics;
using Poker.Core.Play.Matches;

namespace Poker.Core.Play.Comparisons;

/// <summary>What one strategy wins more than another, deal by deal: both play the same cards in the same seats with the same draws. Not for several threads at once.</summary>
/// <remarks>
/// <para>
/// Without a field the two meet: the first sits in each seat once, all others are the second. If both play alike every deal gives exactly 0.
/// With a field they do not meet: each sits in each seat once against the field.
/// </para>
/// <para>Deal i and everything drawn in it come from the seed and i alone.</para>
/// </remarks>
public sealed class DuplicateTable
{
    private readonly IStrategy _first, _second;
    private readonly IStrategy? _field;
    private readonly DuplicateOptions _options;
    private readonly IStrategy[] _seated;
    private readonly HandTable _table;

    /// <summary>A table of its own memory.</summary>
    /// <param name="first">Whose winnings count.</param>
    /// <param name="second">What it is compared with.</param>
    /// <param name="field">Who sits in all other seats; null for the second.</param>
    /// <param name="options">How to play.</param>
    public DuplicateTable(IStrategy first, IStrategy second, IStrategy? field, DuplicateOptions options)
    {
        (_first, _second, _field, _options) = (first, second, field, options);
        _seated = new IStrategy[options.Players];
        var stacks = new long[options.Players];
        Array.Fill(stacks, options.StackChips);
        _table = new HandTable(options.Stakes, stacks);
    }

    /// <summary>No difference is further from 0, in big blinds.</summary>
    public static double BoundOf(IStrategy? field, DuplicateOptions options)
    {
        // Of a table of more than two, all other stacks may be won.
        var most = options.StackBigBlinds * (options.Players - 1);
        return field is null ? most : most + options.StackBigBlinds;
    }

    /// <summary>Plays a deal, all seats.</summary>
    /// <param name="deal">Its number, 0 or more.</param>
    /// <returns>The first's mean winnings a hand less the second's, in big blinds.</returns>
    /// <exception cref="InvalidStrategyException">A strategy gave no distribution over legal actions.</exception>
    public double Play(long deal)
    {
        var random = new Rng(_options.Seed, (ulong)deal);
        var cards = Deal.Draw(ref random, _options.Players, _options.Deck);
        var chips = 0L;
        for (var seat = 0; seat < _options.Players; seat++)
        {
            chips += Profit(_first, seat, cards, random, deal);
            if (_field is not null)
            {
                chips -= Profit(_second, seat, cards, random, deal);
            }
        }

        return (double)chips / _options.Players / _options.Stakes.BigBlind;
    }

    // The generator is a copy: every hand of a deal draws the same again.
    private long Profit(IStrategy player, int seat, in Deal cards, Rng random, long deal)
    {
        Array.Fill(_seated, _field ?? _second);
        _seated[seat] = player;
        _table.Play(_seated, cards, ref random, new(_options.Seed, deal));
        return _table.Profit(seat);
    }
}
