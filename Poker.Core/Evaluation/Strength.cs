namespace Poker.Core.Evaluation;

/// <summary>How strong a hand is: 1 (seven-five high) to 7,462 (royal flush), one value for each hand that differs at showdown.</summary>
/// <remarks>Higher is better, equal is a tie; hands of five, six and seven cards compare with each other.</remarks>
public readonly record struct Strength(ushort Value) : IComparable<Strength>
{
    /// <summary>The best strength, and how many there are.</summary>
    public const int Count = 7462;

    /// <summary>The kind of hand.</summary>
    public HandCategory Category => EvaluatorTables.Patterns[Value].Category;

    /// <summary>The hand's name in words, such as <c>full house, kings over fours</c>.</summary>
    public string Describe() => StrengthText.Of(EvaluatorTables.Patterns[Value]);

    /// <inheritdoc />
    public int CompareTo(Strength other) => Value.CompareTo(other.Value);

    /// <summary>The value and the name.</summary>
    public override string ToString() => $"{Value} ({Describe()})";

    /// <summary>Whether the left hand loses to the right one.</summary>
    public static bool operator <(Strength left, Strength right) => left.Value < right.Value;

    /// <summary>Whether the left hand beats the right one.</summary>
    public static bool operator >(Strength left, Strength right) => left.Value > right.Value;

    /// <summary>Whether the left hand does not beat the right one.</summary>
    public static bool operator <=(Strength left, Strength right) => left.Value <= right.Value;

    /// <summary>Whether the left hand does not lose to the right one.</summary>
    public static bool operator >=(Strength left, Strength right) => left.Value >= right.Value;
}
