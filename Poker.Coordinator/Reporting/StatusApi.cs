using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Poker.Coordinator.Serving;
using Poker.Core.Cards;

namespace Poker.Coordinator.Reporting;

/// <summary>The state of the system and the admin calls as JSON over HTTP, for people, scripts and dashboards.</summary>
internal static class StatusApi
{
    private const int MostRuns = 100, LongestKind = 100, LongestBody = 128 << 10;

    private static readonly string StreetNames = string.Join(", ", Streets.InOrderOfPlay.ToArray().Select(street => street.Name()));

    /// <summary>Maps all of it under <c>/api/v1</c>.</summary>
    public static RouteGroupBuilder Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").ProducesProblem(401).ProducesProblem(429).ProducesProblem(500).ProducesProblem(503);
        api.AddEndpointFilter<StatusFailures>();
        api.WithMetadata(new RequestSizeLimitAttribute(LongestBody));
        api.MapGet("/status", ([FromServices] StatusReader status, CancellationToken cancellation) => status.ReadAsync(cancellation))
            .WithName("GetStatus").WithSummary("The state of the system.");
        api.MapGet("/workers", ([FromServices] StatusReader status, CancellationToken cancellation) => status.WorkersAsync(cancellation))
            .WithName("GetWorkers").WithSummary("The workers that were heard of in the last ten minutes.");
        api.MapGet("/runs", ([FromServices] StatusReader status, CancellationToken cancellation) => status.RunsAsync(MostRuns, cancellation))
            .WithName("GetRuns").WithSummary("The last hundred runs, the newest first.");
        api.MapGet("/runs/{id}", ReadAsync).WithName("GetRun").WithSummary("A run.").ProducesProblem(400).ProducesProblem(404);
        api.MapPost("/runs", StartAsync).WithName("StartRun").WithSummary("Starts a run.").ProducesProblem(400).ProducesProblem(409);
        api.MapPost("/runs/stop", StopKindAsync).WithName("StopRuns").WithSummary("Ends the live run of a kind.").ProducesProblem(400).ProducesProblem(409);
        api.MapPost("/streets/reset", ResetAsync).WithName("ResetStreet").WithSummary("Deletes a street and those that were clustered from it.")
            .ProducesProblem(400).ProducesProblem(409);
        api.MapPost("/runs/{id}/pause", PauseAsync).WithName("PauseRun")
            .WithSummary("Pauses a run: what is at work is finished, nothing is begun until it is resumed. A paused one stays so.")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        api.MapPost("/runs/{id}/resume", ResumeAsync).WithName("ResumeRun").WithSummary("Lets a paused run go on. An active one stays so.")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        api.MapPost("/runs/{id}/stop", StopAsync).WithName("StopRun").WithSummary("Ends a run.").ProducesProblem(400).ProducesProblem(404);
        return api;
    }

    private static async Task<Results<Ok<RunDetails>, ProblemHttpResult>> ReadAsync(
        [Description("The run.")] Guid id, [FromServices] StatusReader status, CancellationToken cancellation) =>
        await status.ReadAsync(id, cancellation) is { } run
            ? TypedResults.Ok(run)
            : TypedResults.Problem($"There is no run {id}.", statusCode: StatusCodes.Status404NotFound);

    private static async Task<Created<RunDetails>> StartAsync(
        [FromBody] StartRunBody body, [FromServices] RunRequests runs, [FromServices] StatusReader status, CancellationToken cancellation)
    {
        var id = body.Id ?? Guid.NewGuid();
        await runs.StartAsync(id, Requests.Text(body.Kind ?? "", "kind", LongestKind), body.Spec is { } spec ? Requests.Spec(spec.GetRawText()) : null, cancellation);
        return TypedResults.Created($"/api/v1/runs/{id}", await status.ReadAsync(id, cancellation));
    }

    private static async Task<RunDetails?> StopKindAsync(
        [FromBody] StopRunBody body, [FromServices] RunRequests runs, [FromServices] StatusReader status, CancellationToken cancellation) =>
        await status.ReadAsync(await runs.StopAsync(Requests.Text(body.Kind ?? "", "kind", LongestKind), body.Drain ?? true, cancellation), cancellation);

    private static async Task<Results<Ok<StreetResetReport>, ProblemHttpResult>> ResetAsync(
        [FromBody] StreetResetBody body, [FromServices] StreetResets streets, CancellationToken cancellation) =>
        Array.FindIndex(Streets.InOrderOfPlay.ToArray(), street => street.Name() == body.Street) is >= 0 and var street
            ? TypedResults.Ok(await streets.ResetAsync((Street)street, cancellation))
            : TypedResults.Problem($"There is no street '{body.Street}': it is one of {StreetNames}.", statusCode: StatusCodes.Status400BadRequest);

    private static async Task<Results<Ok<RunDetails>, ProblemHttpResult>> PauseAsync(
        [Description("The run.")] Guid id, [FromServices] RunRequests runs, [FromServices] StatusReader status, CancellationToken cancellation)
    {
        await runs.PauseAsync(id, cancellation);
        return await ReadAsync(id, status, cancellation);
    }

    private static async Task<Results<Ok<RunDetails>, ProblemHttpResult>> ResumeAsync(
        [Description("The run.")] Guid id, [FromServices] RunRequests runs, [FromServices] StatusReader status, CancellationToken cancellation)
    {
        await runs.ResumeAsync(id, cancellation);
        return await ReadAsync(id, status, cancellation);
    }

    private static async Task<Results<Ok<RunDetails>, ProblemHttpResult>> StopAsync(
        [Description("The run.")] Guid id,
        [FromServices] RunRequests runs,
        [FromServices] StatusReader status,
        CancellationToken cancellation,
        [Description("Whether what is at work is finished and brought into its tables; else it is dropped.")] bool drain = true)
    {
        await runs.StopAsync(id, drain, cancellation);
        return await ReadAsync(id, status, cancellation);
    }
}
