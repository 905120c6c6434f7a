namespace Poker.Explorer.Strategy;

/// <summary>Where a spot is.</summary>
/// <param name="Blueprint">Of what blueprint.</param>
/// <param name="History">The path, as <c>poker strategy --history</c> takes it.</param>
/// <param name="Board">The street's board in the order in which it was dealt, as far as it is known; <c>poker strategy --board</c> takes it.</param>
/// <param name="MissingCards">Board cards that the street needs and were not given: without them there are no frequencies.</param>
/// <param name="Street">The street.</param>
/// <param name="By">Who is to act: <c>button</c> or <c>big blind</c>.</param>
/// <param name="PotBigBlinds">The pot.</param>
/// <param name="CallBigBlinds">What a call adds; 0 where checking is free.</param>
/// <param name="Stacks">What the big blind and the button have behind, in big blinds.</param>
/// <param name="Spot"><c>exact</c>, or <c>translated</c> where the path has bets that the blueprint's tree lacks.</param>
/// <param name="Node">The decision's number in the tree: the column <c>past</c>.</param>
/// <param name="TreePath">The path in the tree's own words.</param>
/// <param name="Steps">The decisions before.</param>
public sealed record StrategyPlace(
    StrategyBlueprint Blueprint,
    string History,
    string Board,
    int MissingCards,
    string Street,
    string By,
    double PotBigBlinds,
    double CallBigBlinds,
    IReadOnlyList<double> Stacks,
    string Spot,
    int Node,
    string TreePath,
    IReadOnlyList<StrategyStep> Steps);
