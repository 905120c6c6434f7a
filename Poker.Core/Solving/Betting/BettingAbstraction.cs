using System.Globalization;

using Poker.Core.Cards;
using Poker.Core.Game;

namespace Poker.Core.Solving.Betting;

/// <summary>Which bets a heads-up player may make: stacks, sizes by street and raise depth, a cap on raises, when a raise becomes all-in.</summary>
/// <remarks>
/// Rules, the same for every preset. Chips are hundredths of a big blind. A size is a part of the pot as it is after the call, added to the
/// bet to call, rounded to the nearest chip (halves up); or a street total in big blinds. A size below the smallest legal raise becomes that
/// raise. A raise with which a player has at least <see cref="AllInPercent"/> % of the starting stack in the pot becomes all-in. Equal amounts
/// are one edge, the first of them. Beside the sizes there is always all-in. At <see cref="MaxRaises"/> bets and raises of a street (the
/// blinds are none) only folding and calling are left.
/// </remarks>
/// <param name="Name">What it is called.</param>
/// <param name="StackBigBlinds">Each player's stack at the start.</param>
/// <param name="Sizes">By street, then by the number of bets and raises before on the street (the last list goes for all deeper ones).</param>
/// <param name="MaxRaises">The most bets and raises a street, 1 or more.</param>
/// <param name="AllInPercent">1 to 100.</param>
public sealed record BettingAbstraction(
    string Name, int StackBigBlinds, IReadOnlyList<IReadOnlyList<IReadOnlyList<Edge>>> Sizes, int MaxRaises, int AllInPercent)
{
    /// <summary>The big blind in chips.</summary>
    public const int BigBlindChips = 100;

    /// <summary>The most actions of a node: as many as <see cref="EdgeSet"/> holds.</summary>
    public const int MostActions = EdgeSet.Most;

    /// <summary>The blinds in chips.</summary>
    public static Stakes Stakes => new(BigBlindChips / 2, BigBlindChips);

    /// <summary>Each player's stack in chips.</summary>
    public int StackChips => StackBigBlinds * BigBlindChips;

    /// <summary>All that the tree depends on, in one line: two abstractions are equal when their descriptions are.</summary>
    public string Description => string.Create(
        CultureInfo.InvariantCulture,
        $"{StackBigBlinds} bb; {string.Join("; ", Streets.InOrderOfPlay.ToArray().Select(Describe))}; {MaxRaises} raises a street; all-in from {AllInPercent} % of the stack");

    /// <summary>The same bets with other stacks.</summary>
    public BettingAbstraction WithStacks(int bigBlinds) => this with { StackBigBlinds = bigBlinds };

    /// <summary>The sizes that may be tried after so many bets and raises of a street.</summary>
    public IReadOnlyList<Edge> SizesAt(Street street, int raises) => Sizes[(int)street][Math.Min(raises, Sizes[(int)street].Count - 1)];

    /// <inheritdoc />
    public bool Equals(BettingAbstraction? other) => other?.Description == Description;

    /// <inheritdoc />
    public override int GetHashCode() => string.GetHashCode(Description, StringComparison.Ordinal);

    /// <inheritdoc />
    public override string ToString() => $"{Name}: {Description}";

    private string Describe(Street street) => $"{street.Name()} {string.Join(", then ", Sizes[(int)street].Select(list => string.Join(" ", list)))}";
}
