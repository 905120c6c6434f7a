namespace Poker.Core.Solving.Betting;

/// <summary>The named betting abstractions.</summary>
public static class BettingPresets
{
    private static readonly Edge Quarter = Edge.Pot(1, 4), Third = Edge.Pot(1, 3), Half = Edge.Pot(1, 2), TwoThirds = Edge.Pot(2, 3);
    private static readonly Edge ThreeQuarters = Edge.Pot(3, 4), Pot = Edge.Pot(1), PotAndHalf = Edge.Pot(3, 2), TwoPots = Edge.Pot(2);

    /// <summary>20 big blinds and pot-sized bets: for tests and for the small deck.</summary>
    public static BettingAbstraction Tiny { get; } = new("tiny", 20, Alike([[Pot]], [[Pot]], [[Pot]]), 2, 67);

    /// <summary>100 big blinds; before the flop ¾ and 1½ pot, after it ⅓ and 1 pot.</summary>
    public static BettingAbstraction Compact { get; } =
        new("compact", 100, Alike([[ThreeQuarters, PotAndHalf]], [[Third, Pot]], [[Third, Pot]]), 3, 67);

    /// <summary>100 big blinds; opens to 2, 3, 4, 5 big blinds, several sizes on each street, fewer for deeper raises.</summary>
    public static BettingAbstraction Standard { get; } = new(
        "standard",
        100,
        Alike(
            [[.. new[] { 2m, 3m, 4m, 5m }.Select(Edge.BigBlinds)], [Half, Pot]],
            [[Quarter, Half, ThreeQuarters, Pot, TwoPots], [Half, Pot], [Pot]],
            [[Third, Half, Pot, TwoPots], [Pot]]),
        3,
        67);

    /// <summary>200 big blinds, ½ and 1 pot, any number of raises.</summary>
    public static BettingAbstraction Slumbot { get; } = new("slumbot", 200, Alike([[Half, Pot]], [[Half, Pot]], [[Half, Pot]]), 9, 67);

    /// <summary>200 big blinds; before the flop ¾ and 1½ pot, after it ⅓, ⅔ and 1 pot: the one that speed is measured on.</summary>
    public static BettingAbstraction Wide200 { get; } =
        new("wide200", 200, Alike([[ThreeQuarters, PotAndHalf]], [[Third, TwoThirds, Pot]], [[Third, TwoThirds, Pot]]), 3, 67);

    /// <summary>All presets.</summary>
    public static IReadOnlyList<BettingAbstraction> All { get; } = [Tiny, Compact, Standard, Slumbot, Wide200];

    /// <summary>The preset of a name.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists them.</exception>
    public static BettingAbstraction Named(string name) => All.FirstOrDefault(preset => preset.Name == name)
        ?? throw new ArgumentException($"There is no betting abstraction '{name}': choose one of {string.Join(", ", All.Select(preset => preset.Name))}.");

    // Turn and river share their sizes.
    private static Edge[][][] Alike(Edge[][] preflop, Edge[][] flop, Edge[][] later) => [preflop, flop, later, later];
}
