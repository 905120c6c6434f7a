using System.ComponentModel;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Poker.Capture.Security;
using Poker.Infrastructure.Capture;

namespace Poker.Capture.Ingest;

/// <summary>Lines over HTTP and WebSocket, for senders with a key.</summary>
internal static class LinesApi
{
    private const string SessionsPath = "/v1/sessions/";

    /// <summary>Maps all of it under <c>/v1</c>.</summary>
    public static RouteGroupBuilder Map(IEndpointRouteBuilder routes, CaptureOptions options)
    {
        var api = routes.MapGroup("/v1").ProducesProblem(401).ProducesProblem(403).ProducesProblem(429).ProducesProblem(503);
        api.AddEndpointFilter<RefusalFilter>();
        api.WithMetadata(RequiresKey.Mark);
        api.MapPost("/lines", PostAsync).WithName("PostLines").WithSummary("Stores a batch of lines; answers once all of it is durable.")
            .WithMetadata(new RequestSizeLimitAttribute(options.MostRequestBytes), LimitsBatches.Mark)
            .Accepts<BatchBody>("application/json", "application/x-ndjson").Produces<Receipt>()
            .ProducesProblem(400).ProducesProblem(413).ProducesProblem(415);
        api.MapGet("/sessions/{**session}", ReadAsync).WithName("GetSession").WithSummary("Where a sender goes on after a restart.")
            .WithMetadata(LimitsBatches.Mark);
        api.MapGet("/stream", StreamAsync).ExcludeFromDescription();
        return api;
    }

    private static async Task<Ok<Receipt>> PostAsync(
        HttpContext context, [FromServices] BatchReader reader, [FromServices] LineIngest ingest, CancellationToken cancellation) =>
        TypedResults.Ok(Receipt.Of(await ingest.StoreAsync(await reader.ReadAsync(context.Request, context.Source().Id, cancellation), cancellation)));

    private static async Task<Ok<Progress>> ReadAsync(
        [Description("The session's name, percent-encoded.")] string session, HttpContext context, [FromServices] LineStore lines, CancellationToken cancellation) =>
        TypedResults.Ok(new Progress(await lines.ThroughAsync(context.Source().Id, Name(context, session), cancellation)));

    // A route's value keeps %2F, as a name may have it: the target has all of it as it was sent.
    private static string Name(HttpContext context, string routed)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var path = target.Split('?', 2)[0];
        return path.StartsWith(SessionsPath, StringComparison.Ordinal) ? Uri.UnescapeDataString(path[SessionsPath.Length..]) : routed;
    }

    private static async Task StreamAsync(HttpContext context, [FromServices] LineStreams streams)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            throw new RefusedException(StatusCodes.Status400BadRequest, Refusal.Type, "This is a WebSocket: batches over HTTP go to /v1/lines.");
        }

        await streams.ServeAsync(context);
    }
}
