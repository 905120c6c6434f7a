using System.Text.Json.Serialization;

namespace Poker.Infrastructure.Strategies.Spots;

/// <summary>What <c>poker strategy</c> tells; its JSON is this record.</summary>
/// <param name="Source">Where the blueprint is from.</param>
/// <param name="Betting">Its bets.</param>
/// <param name="Iterations">How long it was trained.</param>
/// <param name="History">What was done, as words.</param>
/// <param name="Board">The board.</param>
/// <param name="Street">The street.</param>
/// <param name="ToAct">Who is to act.</param>
/// <param name="PotBigBlinds">The pot.</param>
/// <param name="Spot">Exact, translated or off-tree.</param>
/// <param name="Node">The decision's number, −1 off the tree.</param>
/// <param name="Path">The decision's path in the tree.</param>
/// <param name="Actions">The actions.</param>
/// <param name="Hand">The hand, if one was asked for.</param>
/// <param name="Grid">Else all 169, rows and columns from aces to deuces, suited above the diagonal.</param>
public sealed record SpotReport(
    string Source,
    string Betting,
    long Iterations,
    string History,
    string Board,
    string Street,
    string ToAct,
    double PotBigBlinds,
    string Spot,
    int Node,
    string Path,
    IReadOnlyList<SpotAction> Actions,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SpotHand? Hand,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<SpotCell>? Grid);
