using System.CommandLine;
using Poker.Capture.DevTools;
using Poker.Cli.Capturing;
using Poker.Cli.Output;
using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Postgres;

namespace Poker.Cli.Commands;

/// <summary><c>poker capture watch</c>: a browser's pages.</summary>
internal static class CaptureWatchCommand
{
    private const string Description =
        """
        Listen to pages of a running Chromium in the foreground, until Q and Enter or Ctrl-C.

        Start the browser with --remote-debugging-port=9222 and a --user-data-dir of its own. Only pages that fit the pattern are listened to,
        and nothing is done in them: their console is read, no more. Every life of a page is a session; one that is open already is taken up,
        with up to a thousand lines of before. Lines are stored at once; poker up, on the same data folder, makes hands of them.

          poker capture watch --pages "https://game.example/*"
          poker capture watch --browser http://127.0.0.1:9222 --pages "http://localhost:8080/table/*" --source mygame --dialect plain

        A browser that is not there or goes away is waited for. The capture service listens to the browsers of its configuration,
        Poker:Capture:Browsers, in the same way.
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var defaults = new BrowserOptions();
        var browser = new Option<string>("--browser")
        {
            Description = $"The browser's debugging address. Default: {defaults.Address}.",
            HelpName = "URL",
            DefaultValueFactory = _ => defaults.Address,
        };
        var pages = new Option<string>("--pages") { Description = $"The pages to listen to: {PagePattern.Form}.", HelpName = "PATTERN", Required = true };
        var source = new Option<string>("--source")
        {
            Description = $"The source that the lines are to be of. Default: {defaults.Name}.",
            HelpName = "NAME",
            DefaultValueFactory = _ => defaults.Name,
        };
        var dialect = new Option<string?>("--dialect") { Description = "The dialect of its lines. Default: detected, for each table.", HelpName = "DIALECT" };
        var database = new DatabaseArguments();
        var command = new DocumentedCommand("watch", Description) { EndsItself = true };
        command.Options.Add(browser);
        command.Options.Add(pages);
        command.Options.Add(source);
        command.Options.Add(dialect);
        database.AddTo(command);
        command.SetWork((result, _) => WatchAsync(
            new BrowserOptions
            {
                Address = result.GetValue(browser)!,
                Name = result.GetValue(source)!,
                Pages = result.GetValue(pages),
                Dialect = result.GetValue(dialect),
            },
            database.Read(result)));
        return command;
    }

    private static async Task WatchAsync(BrowserOptions options, DatabaseOptions database)
    {
        if (options.Problems("watch").ToList() is { Count: > 0 } problems)
        {
            throw CommandError.BadInput(string.Join(" ", problems.Select(Sentence)).TrimEnd('.'));
        }

        using var stop = new StopRequest();
        stop.ListenForQ();
        await using var open = await PokerDatabase.OpenAsync(database, stop.Finish);
        var (data, log) = (open.DataSource, new SpokenLog(Console.Out.WriteLine));
        var watch = new BrowserSource(options, new SourceStore(data), new SessionTails(data), new LineStore(data).StoreAsync, log);
        Console.Out.WriteLine($"Listening to {options.Pages} in the browser at {options.Address}. Q and Enter, or Ctrl-C, ends it.");
        await watch.RunAsync(stop.Finish);
        Console.Out.WriteLine($"{watch.Stored:N0} lines were stored.");
    }

    // Options have other names here than in a configuration.
    private static string Sentence(string problem) => problem
        .Replace("watch:Address", "--browser", StringComparison.Ordinal)
        .Replace("watch:Name", "--source", StringComparison.Ordinal)
        .Replace("watch:Pages", "--pages", StringComparison.Ordinal)
        .Replace("watch:Dialect", "--dialect", StringComparison.Ordinal);
}
