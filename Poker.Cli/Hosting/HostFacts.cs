namespace Poker.Cli.Hosting;

/// <summary>What runs where; the JSON that <c>poker up</c> begins with is this record.</summary>
/// <param name="Database">Which database.</param>
/// <param name="Grpc">The coordinator's gRPC address for this machine.</param>
/// <param name="Http">Its HTTP API and start page for this machine.</param>
/// <param name="Open">Both for other machines; null where it is not open.</param>
/// <param name="Fingerprint">SHA-256 of the certificate shown there; null where it is not open.</param>
/// <param name="TokenFile">The file with the token that calls must carry.</param>
/// <param name="Capture">Where console lines are sent to, on this machine alone; null where that service was left out.</param>
/// <param name="Table">The page of the tables, on this machine alone; null where that service was left out.</param>
/// <param name="Live">Whether the live loop goes on.</param>
/// <param name="Workers">Workers in this process.</param>
/// <param name="Dashboard">The dashboard's address with its login token; null where there is none.</param>
/// <param name="DashboardProblem">Why there is none; null where that was asked for, or there is one.</param>
internal sealed record HostFacts(
    string Database,
    string Grpc,
    string Http,
    string? Open,
    string? Fingerprint,
    string TokenFile,
    string? Capture,
    string? Table,
    bool Live,
    int Workers,
    string? Dashboard,
    string? DashboardProblem)
{
    /// <summary>All of it in lines for people: a word and what it is.</summary>
    public IEnumerable<(string Name, string Value)> Lines()
    {
        yield return ("Database", Database);
        yield return ("Coordinator", $"{Grpc} (gRPC), {Http}api/v1 (HTTP)");
        yield return ("Explorer", $"{Http} (strategy, buckets, training, live loop; asks for the token as the password of any name)");
        if (Open is not null)
        {
            yield return ("Network", $"{Open} (gRPC and API, TLS); certificate SHA-256 {Fingerprint}");
        }

        yield return ("Token", $"in {TokenFile}; calls carry it as \"authorization: Bearer …\"");
        yield return ("Capture", Capture is null ? "none (--no-capture)" : $"{Capture} (console lines); for a key: poker capture keys add NAME");
        yield return ("Table", Table is null ? "none (--no-bot)" : $"{Table} (play against strategies and models; decisions at /v1/decide)");
        yield return ("Live loop", Live ? "trains models of captured hands; how it gets on: poker live" : "off (--no-live)");
        yield return ("Workers", $"{Workers} in this process; to add one: {Join}");
        yield return ("Dashboard", Dashboard ?? DashboardProblem ?? "none (--no-dashboard)");
    }

    private string Join => Open is null
        ? $"poker worker --coordinator {Grpc.TrimEnd('/')}"
        : $"poker worker --coordinator {Open.TrimEnd('/')} --token-file FILE --fingerprint {Fingerprint}";
}
