using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Poker.Tests.Harness;

/// <summary>
/// A page that plays hands and writes them to its console, noise in between. In it <c>play(n)</c> plays n hands, <c>start()</c> and
/// <c>stop()</c> play on, and <c>told</c> are the lines as they should come out.
/// </summary>
internal sealed class TablePage : IAsyncDisposable
{
    private const string Html =
        """
        <!doctype html>
        <title>Table</title>
        <script>
        const told = [];
        const table = "[Table 3]";
        let hand = 0, timer;
        const tell = (line, ...values) => { told.push(line); console.log(...values); };
        function showdown(n) {
            tell(`${table} Hand #${n}. Dealer: Cy`, "%s Hand #%d. Dealer: %s", table, n, "Cy");
            tell(`${table} Blinds: 5/10`, table, "Blinds:", "5/10");
            [["Ann", 1000], ["Bob", 200], ["Cy", 1000]].forEach(([name, chips], i) => tell(`${table} Seat ${i + 1}: ${name} (${chips})`, "%s Seat %i: %s (%d)", table, i + 1, name, chips));
            tell(`${table} Ann posts the small blind of 5`, table, "Ann posts the small blind of", 5);
            tell(`${table} Bob posts the big blind of 10`, table, "Bob posts the big blind of", 10);
            tell(`${table} Cy raises to 30`, "%c%s %s raises to %d", "color: green", table, "Cy", 30.0);
            told.push('{"fps":59.94,"seats":[1,2,3]}'); console.debug({ fps: 59.94, seats: [1, 2, 3] });
            tell(`${table} Ann calls 25`, `${table} Ann calls 25`);
            tell(`${table} Bob goes all-in`, `${table} Bob goes all-in`);
            tell(`${table} Cy folds`, `${table} Cy folds`);
            tell(`${table} Ann calls 170`, `${table} Ann calls 170`);
            tell(`${table} Flop: Ac 5h 9d`, table, "Flop:", "Ac 5h 9d");
            told.push("Late: Error: no answer"); console.error("Late:", new Error("no answer"));
            tell(`${table} Turn: 2c`, table, "Turn: 2c");
            tell(`${table} River: 2d`, table, "River: 2d");
            tell(`${table} Ann shows Ah Kd`, table, "Ann shows Ah Kd");
            tell(`${table} Bob shows 9h 8h`, table, "Bob shows 9h 8h");
            tell(`${table} Ann wins 430`, table, "Ann wins", 430);
        }
        function steal(n) {
            tell(`${table} Hand #${n}. Dealer: Ann`, `${table} Hand #${n}. Dealer: Ann`);
            [["Ann", 400], ["Bob", 400], ["Cy", 400]].forEach(([name, chips], i) => tell(`${table} Seat ${i + 1}: ${name} (${chips})`, `${table} Seat ${i + 1}: ${name} (${chips})`));
            tell(`${table} Bob posts the small blind of 5`, `${table} Bob posts the small blind of 5`);
            tell(`${table} Cy posts the big blind of 10`, `${table} Cy posts the big blind of 10`);
            told.push("socket: pong 12 ms"); console.info("socket: pong %d ms", 12.7);
            tell(`${table} Ann raises to 30`, `${table} Ann raises to 30`);
            tell(`${table} Bob folds`, `${table} Bob folds`);
            tell(`${table} Cy folds`, `${table} Cy folds`);
            told.push("🂡 is no line of the game"); console.warn("🂡", "is no line of the game");
            tell(`${table} Ann wins 45`, `${table} Ann wins 45`);
        }
        const play = (hands) => { for (let i = 0; i < hands; i++) { hand++; (hand % 2 ? showdown : steal)(hand); } };
        const start = () => { timer = setInterval(() => play(1), 100); };
        const stop = () => clearInterval(timer);
        play(Number(new URLSearchParams(location.search).get("hands") ?? 0));
        </script>
        """;

    private readonly WebApplication _server;

    private TablePage(WebApplication server) => _server = server;

    /// <summary>The port that it is served at, on every name of loopback.</summary>
    public int Port => new Uri(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    /// <summary>Where it is.</summary>
    public string Origin => $"http://127.0.0.1:{Port}";

    /// <summary>Serves it.</summary>
    public static async Task<TablePage> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.MapGet("/{**path}", () => Results.Content(Html, "text/html; charset=utf-8"));
        await server.StartAsync();
        return new TablePage(server);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
