using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Poker.Core.Cards;

namespace Poker.Explorer;

/// <summary>
/// Asks what visitors ask first, so that it is not them who wait for a betting tree, for maps and for the compiler, which take half a second a page.
/// The spot again and again, since another blueprint may have taken the place of the one that was there; the others until they were answered.
/// </summary>
/// <remarks>The API's endpoints are called as a request would, but without a network, a server and its gates.</remarks>
internal sealed class ExplorerWarmUp(IServiceScopeFactory scopes, EndpointDataSource endpoints, IHostApplicationLifetime lifetime, ILogger<ExplorerWarmUp> log)
    : BackgroundService
{
    private const string Spot = "GetStrategy";

    private static readonly (string Endpoint, string Query)[] Once =
    [
        // A river, for its values, on cards that every deck has.
        (Spot, "?history=c+x+/+x+x+/+x+x&board=TcJdQhKdAs"), ("CompareHands", "?hand=AsKs"),
        ("GetBlueprints", ""), ("GetStrategyHands", "?cell=AA"), ("GetAbstraction", ""), ("GetCurves", ""), ("GetEvaluations", ""), ("GetStreets", ""),
        ("GetLeases", ""), ("GetLive", ""), ("GetEquity", "?player=AA&player=KK&board=2c7d9h"), ("ReadRange", "?range=AA"),
    ];

    private static readonly string[] OnceAStreet = ["GetBuckets", "GetBucket", "GetBucketMembers"];

    /// <summary>From one spot to the next.</summary>
    internal TimeSpan Period { get; init; } = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await IsStartedAsync(stoppingToken))
        {
            return;
        }

        List<(string Endpoint, string Query, RouteValueDictionary Route)> once =
        [
            .. Once.Select(one => (one.Endpoint, one.Query, new RouteValueDictionary())),
            .. Streets.InOrderOfPlay.ToArray().SelectMany(street => OnceAStreet.Select(one =>
                (one, "", new RouteValueDictionary { ["street"] = street.Name(), ["bucket"] = "0" }))),
        ];
        using var timer = new PeriodicTimer(Period);
        do
        {
            await TryAsync(Spot, "", [], stoppingToken);
            for (var next = once.Count - 1; next >= 0; next--)
            {
                if (await TryAsync(once[next].Endpoint, once[next].Query, once[next].Route, stoppingToken))
                {
                    once.RemoveAt(next);
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<bool> TryAsync(string name, string query, RouteValueDictionary route, CancellationToken cancellation)
    {
        var begun = Stopwatch.GetTimestamp();
        try
        {
            var status = await AskAsync(name, query, route, cancellation);
            LogMessages.Asked(log, name, status, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            return status == StatusCodes.Status200OK;
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            // Whoever asks is told what is wrong: no reason for the host to end.
            LogMessages.NotAsked(log, name, error.Message);
            return false;
        }
    }

    private async Task<int> AskAsync(string name, string query, RouteValueDictionary route, CancellationToken cancellation)
    {
        var endpoint = endpoints.Endpoints.Single(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == name);
        await using var scope = scopes.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = cancellation };
        context.SetEndpoint(endpoint);
        (context.Request.Method, context.Request.QueryString, context.Request.RouteValues) = (HttpMethods.Get, new(query), route);
        await endpoint.RequestDelegate!(context);
        return context.Response.StatusCode;
    }

    // Endpoints are known when the server listens.
    private async Task<bool> IsStartedAsync(CancellationToken cancellation)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var whenStarted = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        using var whenStopped = cancellation.Register(() => started.TrySetCanceled(cancellation));
        await ((Task)started.Task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return started.Task.IsCompletedSuccessfully;
    }
}
