using Microsoft.AspNetCore.Mvc;
using Poker.Capture.Ingest;
using Poker.Infrastructure.Capture;
using Poker.ServiceDefaults.Calls;

namespace Poker.Capture.Reporting;

/// <summary>What has been captured, as JSON, for people and dashboards: with the shared token, or, where there is none, from this machine.</summary>
internal static class StatusApi
{
    /// <summary>Maps it under <c>/api/capture</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/capture").ProducesProblem(401).ProducesProblem(503);
        api.AddEndpointFilter<RefusalFilter>();
        api.AddEndpointFilter(CheckAsync);
        api.MapGet("/status", ([FromServices] StatusStore status, CancellationToken cancellation) => status.ReadAsync(cancellation))
            .WithName("GetCaptureStatus").WithSummary("Sources, lines, how far they are parsed, hands and samples.");
    }

    private static ValueTask<object?> CheckAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var context = call.HttpContext;
        if (context.RequestServices.GetRequiredService<TokenCheck>().Problem(context) is not { } problem)
        {
            return next(call);
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        throw new RefusedException(StatusCodes.Status401Unauthorized, Refusal.Key, problem);
    }
}
