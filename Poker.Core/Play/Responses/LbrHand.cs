using Poker.Core.Cards;

namespace Poker.Core.Play.Responses;

/// <summary>What one hand has brought so far: where it comes from, street by street, and how much of it is still open.</summary>
/// <remarks>
/// The value of a spot is what the response would win if both checked or called to the end. A street's gain is what play changed of it, a
/// street's luck what its cards changed of it; together, with the value of the pocket, they are what the hand brings. Chips.
/// </remarks>
internal struct LbrHand(LbrTally tally, double pocketValue)
{
    private readonly double _pocket = pocketValue;
    private double _start = pocketValue;
    private double _gainPreflop, _gainFlop, _gainTurn, _gainRiver, _luckFlop, _luckTurn, _luckRiver;
    private Street _street;

    /// <summary>Where to count.</summary>
    public readonly LbrTally Tally => tally;

    /// <summary>The part of the hand that has not ended by a fold of the opponent.</summary>
    public double Weight { get; private set; } = 1;

    /// <summary>The opponent folds with a probability and loses its stake.</summary>
    public void Fold(LbrTable table, double probability, double stake)
    {
        Gain(Weight * probability * (stake - _start));
        tally.Ended(table, "f", Weight * probability, stake);
        Weight *= 1 - probability;
    }

    /// <summary>The hand ends with what is left of it.</summary>
    public void End(LbrTable table, double value)
    {
        Gain(Weight * (value - _start));
        tally.Ended(table, "", Weight, value);
    }

    /// <summary>A street's betting is closed.</summary>
    public void EndStreet(Street street, double value)
    {
        _street = street;
        Gain(Weight * (value - _start));
        _start = value;
    }

    /// <summary>The next street's cards are dealt.</summary>
    public void StartStreet(Street street, double value)
    {
        var luck = Weight * (value - _start);
        (_street, _start) = (street, value);
        _ = street switch
        {
            Street.Flop => _luckFlop += luck,
            Street.Turn => _luckTurn += luck,
            _ => _luckRiver += luck,
        };
    }

    /// <summary>Counts the hand, writes the luck of its streets and returns what it brought, luck included.</summary>
    public readonly double Finish(Span<double> luck)
    {
        (luck[0], luck[1], luck[2], luck[3]) = (_pocket, _luckFlop, _luckTurn, _luckRiver);
        ReadOnlySpan<double> gains = [_gainPreflop, _gainFlop, _gainTurn, _gainRiver];
        tally.Add(gains, luck);
        var sum = 0.0;
        for (var street = 0; street < gains.Length; street++)
        {
            sum += gains[street] + luck[street];
        }

        return sum;
    }

    private void Gain(double chips) => _ = _street switch
    {
        Street.Preflop => _gainPreflop += chips,
        Street.Flop => _gainFlop += chips,
        Street.Turn => _gainTurn += chips,
        _ => _gainRiver += chips,
    };
}
