using System.Text.Json.Serialization;

namespace Poker.Infrastructure.Strategies.Spots;

/// <summary>What is known of one hand at a spot.</summary>
/// <param name="Hand">Its two cards.</param>
/// <param name="Bucket">Its bucket on the street.</param>
/// <param name="Edges">The abstract actions of the decision, in the order of the next two.</param>
/// <param name="Averages">Cumulative strategy by edge.</param>
/// <param name="Regrets">Cumulative regrets by edge.</param>
public sealed record SpotHand(
    string Hand,
    int Bucket,
    IReadOnlyList<string> Edges,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<double>? Averages,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<double>? Regrets);
