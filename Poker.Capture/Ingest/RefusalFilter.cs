using Poker.Capture.Telemetry;
using Poker.Infrastructure.Postgres;

namespace Poker.Capture.Ingest;

/// <summary>Turns what goes wrong in a request into problem details that tell the sender what to do, and nothing of the inside.</summary>
internal sealed class RefusalFilter(LineIngest ingest, CaptureMetrics metrics) : IEndpointFilter
{
    /// <inheritdoc />
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (RefusedException refusal)
        {
            return Problem(context.HttpContext, refusal);
        }
        catch (DatabaseException error)
        {
            return Problem(context.HttpContext, ingest.Away(error));
        }
    }

    private IResult Problem(HttpContext context, RefusedException refusal)
    {
        metrics.Refused(refusal.Cause);
        return Refuse(context, refusal);
    }

    /// <summary>The answer to a request that is refused.</summary>
    public static IResult Refuse(HttpContext context, RefusedException refusal)
    {
        if (refusal.RetryAfter is { } retryAfter)
        {
            context.Response.Headers.RetryAfter = $"{Math.Max(1, (int)Math.Ceiling(retryAfter.TotalSeconds))}";
        }

        return Results.Problem(refusal.Message, statusCode: refusal.Status);
    }
}
