using Poker.Core.Statistics;

namespace Poker.Infrastructure.History;

/// <summary>What measuring a blueprint gave.</summary>
/// <param name="Kind">How it was measured.</param>
/// <param name="Training">Which training the blueprint is of.</param>
/// <param name="Iterations">How far it was trained.</param>
/// <param name="Value">In <paramref name="Unit"/>.</param>
/// <param name="HalfWidth">Half of the 95 % interval; null where the value is exact, or of a single sample.</param>
/// <param name="Unit">Such as mbb/hand.</param>
/// <param name="Hands">Hands played; null where the value is exact.</param>
/// <param name="Opponent">Whom it played; empty but for matches.</param>
/// <param name="Settings">How it was measured, as JSON.</param>
public sealed record BlueprintEvaluation(
    EvaluationKind Kind, Guid Training, long Iterations, double Value, double? HalfWidth, string Unit, long? Hands, string Opponent, string Settings)
{
    /// <summary>Thousandths of a big blind a hand.</summary>
    public const string MilliBlindsAHand = "mbb/hand";

    /// <summary>Half of an interval's width, null where it tells nothing.</summary>
    public static double? HalfWidthOf(Interval interval) => double.IsFinite(interval.HalfWidth) ? interval.HalfWidth : null;
}
