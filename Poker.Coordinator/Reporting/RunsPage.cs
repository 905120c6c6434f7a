using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc;

namespace Poker.Coordinator.Reporting;

/// <summary>The page at <c>/runs</c>: the runs, what they are doing, and the workers. It has no scripts, changes nothing, and asks again by itself.</summary>
internal static class RunsPage
{
    /// <summary>Where it is.</summary>
    public const string Path = "/runs";

    private const int RefreshSeconds = 5;

    // "0.1.0+1f4432e" of a version with its whole commit.
    private const int ShownVersion = 13;

    private const string Style =
        """
        :root{color-scheme:light dark}
        body{font:15px/1.45 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem}
        article{border:1px solid #8884;border-radius:.6rem;padding:.9rem 1.2rem;margin:1rem 0}
        h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:0}p{margin:.4rem 0}
        small,dt,th{color:#888;font-weight:400}
        progress{width:100%;height:.6rem}
        dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(11rem,1fr));gap:.6rem 1rem;margin:.8rem 0 0}
        dd{margin:0;font-size:1.15rem;font-variant-numeric:tabular-nums}
        table{width:100%;border-collapse:collapse}th,td{text-align:left;padding:.3rem .8rem .3rem 0;border-bottom:1px solid #8883}
        .active,.working{color:#2a8f4f}.draining,.paused,.leaving{color:#b07d12}.failed,.lost,.trouble{color:#d0453e}
        """;

    /// <summary>Maps it.</summary>
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder routes) => routes
        .MapGet(Path, async ([FromServices] StatusReader status, CancellationToken cancellation) =>
            Results.Content(Html(await status.ReadAsync(cancellation)), "text/html; charset=utf-8"))
        .AddEndpointFilter((context, next) =>
        {
            // Before anything can fail: the browser asks again where the database cannot be reached for a while, too.
            var headers = context.HttpContext.Response.Headers;
            headers["Refresh"] = RefreshSeconds.ToString(CultureInfo.InvariantCulture);
            headers.CacheControl = "no-store";
            headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
            return next(context);
        })
        .AddEndpointFilter<StatusFailures>()
        .ExcludeFromDescription();

    private static string Html(SystemReport system)
    {
        var page = new StringBuilder("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Poker runs</title>");
        page.Append(CultureInfo.InvariantCulture, $"<style>{Style}</style></head>\n<body><h1>Runs</h1>");
        page.Append(
            CultureInfo.InvariantCulture,
            $"<p><small>{system.Leased:N0} jobs at work, {system.Queued:N0} waiting; this instance {(system.Leading ? "leads" : "stands by")}; version {Text(system.Version[..Math.Min(system.Version.Length, ShownVersion)])}; <a href=\"/\">the API</a></small></p>\n");
        foreach (var run in system.Runs)
        {
            Append(page, run);
        }

        page.Append(system.Runs.Count == 0 ? "<article>There was no run yet.</article>\n" : "");
        Append(page, system.Workers);
        return page.Append("</body></html>\n").ToString();
    }

    private static void Append(StringBuilder page, RunDetails run)
    {
        var (state, since) = (Text(run.State), run.Finished ?? run.Created);
        page.Append(CultureInfo.InvariantCulture, $"<article><h2>{Text(run.Kind)} · <span class=\"{state}\">{state}</span></h2>");
        page.Append(CultureInfo.InvariantCulture, $"<p><small>{run.Id}, {(run.Finished is null ? "since" : "ended")} {since:yyyy-MM-dd HH:mm:ss} UTC</small></p>");
        page.Append(CultureInfo.InvariantCulture, $"<p>{Text(run.Activity)}</p>");
        if (run.Progress is { } progress)
        {
            page.Append(CultureInfo.InvariantCulture, $"<progress value=\"{Math.Clamp(progress, 0, 1):0.####}\"></progress>");
        }

        foreach (var problem in new[] { run.Problem, run.Trouble }.OfType<string>())
        {
            page.Append(CultureInfo.InvariantCulture, $"<p class=\"trouble\">{Text(problem)}</p>");
        }

        page.Append("<dl>");
        IEnumerable<(string Name, double Value)> jobs = [("jobs at work", run.Leased), ("jobs waiting", run.Pending)];
        foreach (var (name, value) in run.Figures.Select(figure => (figure.Key, figure.Value)).Concat(run.Finished is null ? jobs : []))
        {
            page.Append(CultureInfo.InvariantCulture, $"<div><dt>{Text(Words(name))}</dt><dd>{Number(value)}</dd></div>");
        }

        page.Append("</dl></article>\n");
    }

    private static void Append(StringBuilder page, IReadOnlyList<WorkerDetails> workers)
    {
        page.Append("<article><h2>Workers</h2><table><tr><th>name<th>state<th>slots<th>jobs done<th>heard of<th>at work</tr>\n");
        foreach (var worker in workers)
        {
            var state = Text(worker.State);
            page.Append(
                CultureInfo.InvariantCulture,
                $"<tr><td>{Text(worker.Name)}<td class=\"{state}\">{state}<td>{worker.Slots}<td>{worker.JobsDone:N0}<td>{worker.SecondsSinceSeen:0} s ago<td>{Text(string.Join("; ", worker.Jobs))}</tr>\n");
        }

        page.Append(workers.Count == 0 ? "<tr><td colspan=\"6\">None was heard of in the last ten minutes.</tr>\n" : "").Append("</table></article>\n");
    }

    private static string Number(double value) => value.ToString(Math.Abs(value) >= 100 || value == Math.Floor(value) ? "N0" : "N1", CultureInfo.InvariantCulture);

    // "turnInertia" is an API's name.
    private static string Words(string name) => string.Concat(name.Select(letter => char.IsAsciiLetterUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
