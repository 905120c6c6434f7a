using Microsoft.Net.Http.Headers;

namespace Poker.Capture.Security;

/// <summary>Headers of every answer: none is a page, and none is to be kept, framed or taken for another type.</summary>
internal static class SecurityHeaders
{
    /// <summary>Adds them, to answers that an error has begun anew too.</summary>
    public static void Use(IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            Add(context.Response.Headers);
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>Has browsers let allowed extensions read the answers.</summary>
    public static void UseCors(IApplicationBuilder app, AllowedOrigins origins) => app.UseCors(cors => cors
        .SetIsOriginAllowed(origins.Allows)
        .WithMethods(HttpMethods.Get, HttpMethods.Post)
        .WithHeaders(HeaderNames.Authorization, HeaderNames.ContentType, HeaderNames.ContentEncoding)
        .WithExposedHeaders(HeaderNames.RetryAfter)
        .SetPreflightMaxAge(TimeSpan.FromMinutes(10)));

    private static void Add(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
