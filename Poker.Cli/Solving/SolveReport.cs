using System.Text.Json.Serialization;

namespace Poker.Cli.Solving;

/// <summary>What <c>poker solve</c> tells; its JSON is this record.</summary>
internal sealed record SolveReport(
    string Game,
    string Algorithm,
    int InformationSets,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ulong? Seed,
    int Runs,
    IReadOnlyList<SolvePoint> Points,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<StrategyLine>? Strategy);
