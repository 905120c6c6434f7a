namespace Poker.Coordinator.Reporting;

/// <summary>The page at <c>/</c>: what can be asked here.</summary>
internal static class StartPage
{
    /// <summary>A page without scripts.</summary>
    public const string Html =
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>Poker coordinator</title>
        <style>body{font-family:system-ui,sans-serif;max-width:44rem;margin:3rem auto;padding:0 1rem}td{padding:.2rem .8rem .2rem 0}</style></head>
        <body><h1>Poker coordinator</h1>
        <table>
        <tr><td><a href="/runs">/runs</a></td><td>a page of the runs and workers, for people</td></tr>
        <tr><td><a href="/api/status">/api/status</a></td><td>runs, workers and jobs</td></tr>
        <tr><td><a href="/api/runs">/api/runs</a></td><td>the last runs; POST starts one</td></tr>
        <tr><td>/api/runs/{id}</td><td>a run; POST /api/runs/{id}/stop?drain=true ends it</td></tr>
        <tr><td>/api/runs/stop</td><td>POST ends the live run of a kind</td></tr>
        <tr><td>/api/streets/reset</td><td>POST deletes a street and those clustered from it</td></tr>
        <tr><td><a href="/api/workers">/api/workers</a></td><td>workers</td></tr>
        <tr><td><a href="/openapi/v1.json">/openapi/v1.json</a></td><td>the description of all these</td></tr>
        <tr><td><a href="/health">/health</a>, <a href="/alive">/alive</a></td><td>health</td></tr>
        </table>
        <p>Calls under /api carry <code>Authorization: Bearer &lt;token&gt;</code> where a token is configured;
        <a href="/runs">/runs</a> asks for it: any name, the token as the password.</p>
        </body></html>
        """;
}
