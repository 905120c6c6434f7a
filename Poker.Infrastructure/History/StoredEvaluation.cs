namespace Poker.Infrastructure.History;

/// <summary>A measurement as it is stored.</summary>
/// <param name="Id">Its number: later ones have larger ones.</param>
/// <param name="At">When.</param>
/// <param name="Kind">lbr, exploitability or match.</param>
/// <param name="Training">Which training the blueprint is of.</param>
/// <param name="Iterations">How far it was trained.</param>
/// <param name="Value">In <paramref name="Unit"/>: what was won of it (lbr, exploitability), or what it won (match).</param>
/// <param name="Low">The lower end of the 95 % interval; null where the value is exact, or of a single sample.</param>
/// <param name="High">The upper end.</param>
/// <param name="Unit">Such as mbb/hand.</param>
/// <param name="Hands">Hands played; null where the value is exact.</param>
/// <param name="Opponent">Whom it played; empty but for matches.</param>
/// <param name="Settings">How it was measured, as JSON.</param>
public sealed record StoredEvaluation(
    long Id,
    DateTimeOffset At,
    string Kind,
    Guid Training,
    long Iterations,
    double Value,
    double? Low,
    double? High,
    string Unit,
    long? Hands,
    string Opponent,
    string Settings);
