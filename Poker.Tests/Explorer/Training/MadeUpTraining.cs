using Npgsql;
using Poker.Core.Statistics;
using Poker.Infrastructure.History;

namespace Poker.Tests.Explorer.Training;

/// <summary>Trainings with made-up curves and measurements, for all that shows them.</summary>
internal static class MadeUpTraining
{
    /// <summary>Notes a training: a point every ten seconds, 50,000 decisions a second, a regret that falls.</summary>
    public static async Task<Guid> AddAsync(NpgsqlDataSource dataSource, int points, string title = "royal deck, tiny, 20 big blinds", string regretUnit = RegretUnits.MilliBlinds)
    {
        var training = Guid.NewGuid();
        await using var connection = await dataSource.OpenConnectionAsync();
        var writer = new CurveWriter(connection);
        for (var point = 0; point < points; point++)
        {
            var seconds = 10.0 * point;
            await writer.NoteAsync(
                training,
                title,
                regretUnit,
                new(default, 8_192L * point, (long)(50_000 * seconds), seconds, point == 0 ? null : 90_000 / Math.Sqrt(point), 8_192L * point, 12_345),
                default);
        }

        return training;
    }

    /// <summary>Notes measurements of it: local best responses, matches, and an exact one.</summary>
    public static async Task MeasureAsync(NpgsqlDataSource dataSource, Guid training)
    {
        var store = new EvaluationStore(dataSource);
        for (var time = 1; time <= 4; time++)
        {
            var iterations = 81_920L * time;
            await AddAsync(EvaluationKind.Lbr, iterations, new(900.0 / time, 60), 10_000, "");
            await AddAsync(EvaluationKind.Match, iterations, new(30 * time, 25), 100_000, "tight");
            await AddAsync(EvaluationKind.Match, iterations, new((15 * time) - 20, 40), 100_000, "loose-aggressive");
        }

        await AddAsync(EvaluationKind.Exploitability, 327_680, new(301.25, double.NaN), null, "");

        Task AddAsync(EvaluationKind kind, long iterations, Interval value, long? hands, string opponent) => store.AddAsync(
            new(kind, training, iterations, value.Mean, BlueprintEvaluation.HalfWidthOf(value), BlueprintEvaluation.MilliBlindsAHand, hands, opponent, "{}"), default);
    }
}
