using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Poker.ServiceDefaults.Problems;

/// <summary>
/// What a service that uses it answers to a request over HTTP that fails: problem details, of one that cannot be read with a sentence that names the parameter, what it
/// was and what it should be; of what failed inside with 500, and a line in the log. The same in every environment.
/// </summary>
public static class RequestProblems
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddRequestProblems(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = told =>
            told.ProblemDetails.Detail ??= Sentence(told.HttpContext, told.ProblemDetails.Status ?? told.HttpContext.Response.StatusCode));
        services.AddExceptionHandler<FailedRequests>();

        // Only what is thrown says which parameter it was; by default a development environment alone throws.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return services;
    }

    /// <summary>Answers what fails in what is added after it.</summary>
    public static void UseRequestProblems(this IApplicationBuilder app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages();
    }

    /// <summary>What there is to say of a status that nobody said anything about; null for nothing.</summary>
    internal static string? Sentence(HttpContext context, int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The request cannot be read.",
        StatusCodes.Status404NotFound => $"There is nothing at {context.Request.Path}: /openapi/v1.json tells what can be asked.",
        StatusCodes.Status405MethodNotAllowed => $"{context.Request.Path} takes no {context.Request.Method}: it takes {context.Response.Headers.Allow}.",
        StatusCodes.Status413PayloadTooLarge => "The body is larger than this takes.",
        StatusCodes.Status415UnsupportedMediaType => "The body must be JSON, and be said to be: with the header Content-Type: application/json.",
        StatusCodes.Status500InternalServerError => "This failed inside, by no fault of the request: the service's log says why.",
        _ => null,
    };
}
