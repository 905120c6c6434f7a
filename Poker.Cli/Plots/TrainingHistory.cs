using Poker.Cli.Output;
using Poker.Infrastructure.History;
using Poker.Infrastructure.Postgres;

namespace Poker.Cli.Plots;

/// <summary>What the database keeps of a training.</summary>
/// <param name="Curve">The training.</param>
/// <param name="Points">How far it was, the earliest first.</param>
/// <param name="Evaluations">What was measured of its blueprint.</param>
internal sealed record TrainingHistory(TrainingCurve Curve, IReadOnlyList<TrainingPoint> Points, IReadOnlyList<StoredEvaluation> Evaluations)
{
    private const int MostTrainings = 1_000, MostPoints = 2_000, MostEvaluations = 1_000;

    /// <summary>Reads it.</summary>
    /// <param name="options">The database.</param>
    /// <param name="training">Which; null for the one that went on last.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="CommandError">There is none.</exception>
    public static async Task<TrainingHistory> ReadAsync(DatabaseOptions options, Guid? training, CancellationToken cancellation)
    {
        await using var database = await PokerDatabase.OpenExistingAsync(options, cancellation)
            ?? throw new CommandError($"there is no database yet ({options.Place()}): run poker fast first");
        var store = new CurveStore(database.DataSource);
        var curves = await store.ListAsync(MostTrainings, cancellation);
        var curve = curves.FirstOrDefault(one => training is null || one.Training == training)
            ?? throw (training is null
                ? new CommandError($"{database.Description} keeps no training yet: poker fast or poker up begin one")
                : CommandError.BadInput($"There is no training {training}. There {(curves.Count == 1 ? "is" : "are")} {string.Join(", ", curves.Select(one => $"{one.Training} ({one.Title})"))}."));
        return new(
            curve,
            await store.ReadAsync(curve.Training, MostPoints, cancellation) ?? [],
            await new EvaluationStore(database.DataSource).ListAsync(curve.Training, MostEvaluations, cancellation));
    }
}
