using System.Net;
using Poker.Capture.Ingest;
using Poker.Capture.Telemetry;
using Poker.Infrastructure.Postgres;
using Poker.ServiceDefaults.Calls;

namespace Poker.Capture.Security;

/// <summary>Lets requests of marked endpoints through that carry a source's key and do not come from a page.</summary>
internal sealed class SourceGate(
    RequestDelegate next, SourceKeys keys, WrongKeys wrong, AllowedOrigins origins, LineIngest ingest, CaptureMetrics metrics, ILogger<SourceGate> log)
{
    private readonly RefusalLog _refusals = new();

    /// <summary>Checks a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<RequiresKey>() is null)
        {
            await next(context);
            return;
        }

        try
        {
            context.Features.Set(await AdmitAsync(context));
        }
        catch (RefusedException refusal)
        {
            await RefuseAsync(context, refusal);
            return;
        }
        catch (DatabaseException error)
        {
            await RefuseAsync(context, ingest.Away(error));
            return;
        }

        await next(context);
    }

    private async Task<SenderFeature> AdmitAsync(HttpContext context)
    {
        if (!origins.Allows(context.Request))
        {
            throw new RefusedException(StatusCodes.Status403Forbidden, Refusal.Origin, "Pages may not send lines: the extension does, or a program.");
        }

        if (KeyCarrier.Read(context) is not { Length: > 0 } key)
        {
            throw new RefusedException(StatusCodes.Status401Unauthorized, Refusal.Key, "The request carries no key: send authorization: Bearer …");
        }

        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (!keys.WasRight(key) && !wrong.MayTry(address))
        {
            throw new RefusedException(StatusCodes.Status429TooManyRequests, Refusal.Key, "Too many wrong keys came from this address.", wrong.RetryAfter);
        }

        if (await keys.FindAsync(key, context.RequestAborted) is { } source)
        {
            return new SenderFeature(source, key);
        }

        wrong.Count(address);
        throw new RefusedException(StatusCodes.Status401Unauthorized, Refusal.Key, "The key is wrong, or was revoked: poker capture keys add NAME makes one.");
    }

    private async Task RefuseAsync(HttpContext context, RefusedException refusal)
    {
        metrics.Refused(refusal.Cause);
        if (refusal.Cause != Refusal.Database && _refusals.MayLog())
        {
            LogMessages.Refused(log, context.Request.Path, context.Connection.RemoteIpAddress?.ToString() ?? "unknown", refusal.Message);
        }

        if (refusal.Status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
        }

        await RefusalFilter.Refuse(context, refusal).ExecuteAsync(context);
    }
}
