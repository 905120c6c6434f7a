using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Npgsql;
using Poker.Infrastructure.History;
using Poker.Infrastructure.Jobs;

namespace Poker.Explorer.Training;

/// <summary>How trainings get on, what measuring blueprints gave, streets and workers: <c>/api/v1/training</c>.</summary>
internal static class TrainingApi
{
    private const int MostCurves = 50, MostPoints = 2_000, UsualPoints = 400, MostEvaluations = 1_000, UsualEvaluations = 200;

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/training/curves", ListAsync).WithName("GetCurves").WithSummary("The trainings whose points are kept, the one that went on last first.");
        api.MapGet("/training/curves/{training}", ReadAsync).WithName("GetCurve").WithSummary("How a training got on.").ProducesProblem(400).ProducesProblem(404);
        api.MapGet("/training/evaluations", EvaluationsAsync).WithName("GetEvaluations")
            .WithSummary("What measuring blueprints gave (poker lbr, exploitability, match), the latest first.").ProducesProblem(400);
        api.MapGet("/training/streets", ([FromServices] NpgsqlDataSource dataSource, CancellationToken cancellation) => TrainingReader.StreetsAsync(dataSource, cancellation))
            .WithName("GetStreets").WithSummary("How far the streets are, and the rounds of the run that clustered last.");
        api.MapGet(
            "/training/workers",
            ([FromServices] NpgsqlDataSource dataSource, [FromServices] JobOptions options, CancellationToken cancellation) =>
                TrainingReader.WorkersAsync(dataSource, options, cancellation))
            .WithName("GetLeases").WithSummary("The workers that were heard of in the last ten minutes, and what they hold.");
    }

    private static Task<IReadOnlyList<TrainingCurve>> ListAsync([FromServices] NpgsqlDataSource dataSource, CancellationToken cancellation) =>
        new CurveStore(dataSource).ListAsync(MostCurves, cancellation);

    private static async Task<CurveReport> ReadAsync(
        [Description("The training, as /training/curves has it.")] Guid training,
        [FromServices] NpgsqlDataSource dataSource,
        CancellationToken cancellation,
        [Description("Points at most, evenly over all that are kept: 2 to 2,000.")] int points = UsualPoints)
    {
        Require(points, "points", 2, MostPoints);
        return new(
            training,
            await new CurveStore(dataSource).ReadAsync(training, points, cancellation)
                ?? throw ExplorerException.Missing($"Nothing is known of a training {training}: /api/v1/training/curves lists those whose points are kept."));
    }

    private static Task<IReadOnlyList<StoredEvaluation>> EvaluationsAsync(
        [FromServices] NpgsqlDataSource dataSource,
        CancellationToken cancellation,
        [Description("Those of this training alone.")] Guid? training = null,
        [Description("So many at most: 1 to 1,000.")] int most = UsualEvaluations)
    {
        Require(most, "most", 1, MostEvaluations);
        return new EvaluationStore(dataSource).ListAsync(training, most, cancellation);
    }

    private static void Require(int value, string name, int least, int most)
    {
        if (value < least || value > most)
        {
            throw ExplorerException.BadInput($"{name} is {value}, but must be from {least} to {most}.");
        }
    }
}
