namespace Poker.Coordinator.Reporting;

/// <summary>The page at <c>/api</c>, and at <c>/</c> where the build has no explorer: what can be asked here, without scripts.</summary>
internal static class StartPage
{
    private const string Html =
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>Poker coordinator</title>
        <style>body{font-family:system-ui,sans-serif;max-width:44rem;margin:3rem auto;padding:0 1rem}td{padding:.2rem .8rem .2rem 0}</style></head>
        <body><h1>Poker coordinator</h1>
        <table>
        <tr><td><a href="/">/</a></td><td>the explorer: strategy, buckets, training, the live loop (in builds that were made with npm)</td></tr>
        <tr><td><a href="/runs">/runs</a></td><td>a page of the runs and workers, for people</td></tr>
        <tr><td><a href="/api/v1/status">/api/v1/status</a></td><td>runs, workers and jobs</td></tr>
        <tr><td><a href="/api/v1/runs">/api/v1/runs</a></td><td>the last runs; POST starts one</td></tr>
        <tr><td>/api/v1/runs/{id}</td><td>a run; POST /api/v1/runs/{id}/stop?drain=true ends it, …/pause and …/resume pause it and let it go on</td></tr>
        <tr><td>/api/v1/runs/stop</td><td>POST ends the live run of a kind</td></tr>
        <tr><td>/api/v1/streets/reset</td><td>POST deletes a street and those clustered from it</td></tr>
        <tr><td><a href="/api/v1/workers">/api/v1/workers</a></td><td>workers</td></tr>
        <tr><td><a href="/openapi/v1.json">/openapi/v1.json</a></td><td>the description of all these</td></tr>
        <tr><td><a href="/health">/health</a>, <a href="/alive">/alive</a></td><td>health</td></tr>
        </table>
        <p>Calls under /api/v1 carry <code>Authorization: Bearer &lt;token&gt;</code> where a token is configured;
        pages ask for it: any name, the token as the password.</p>
        </body></html>
        """;

    /// <summary>Maps it.</summary>
    /// <param name="routes">Where.</param>
    /// <param name="isStart">Whether it is the start page too.</param>
    public static void Map(IEndpointRouteBuilder routes, bool isStart)
    {
        foreach (var address in isStart ? (string[])["/api", "/"] : ["/api"])
        {
            routes.MapGet(address, () => Results.Content(Html, "text/html; charset=utf-8")).ExcludeFromDescription();
        }
    }
}
