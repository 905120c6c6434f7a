using System.CommandLine;
using Poker.Capture.DevTools;
using Poker.Cli.Capturing;
using Poker.Cli.Output;
using Poker.Core.Dialects;
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
        with up to a thousand lines of before. Lines are stored at once, and hands made of them as they come; where poker up runs on the same data
        folder, one of the two does that.

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
        var dialect = new Option<string?>("--dialect")
        {
            Description = $"The dialect of its lines: {DialectCatalog.Choices}. Default: what the source has, or else auto: detected, for each table.",
            HelpName = "DIALECT",
        };
        var (database, json) = (new DatabaseArguments(), StandardOptions.Json());
        var command = new DocumentedCommand("watch", Description) { EndsItself = true };
        command.Options.Add(browser);
        command.Options.Add(pages);
        command.Options.Add(source);
        command.Options.Add(dialect);
        command.Options.Add(json);
        database.AddTo(command);
        command.SetWork((result, _) => WatchAsync(
            new BrowserOptions
            {
                Address = result.GetValue(browser)!,
                Name = result.GetValue(source)!,
                Pages = result.GetValue(pages),
                Dialect = result.GetValue(dialect),
            },
            database.Read(result),
            result.GetValue(json)));
        return command;
    }

    private static async Task WatchAsync(BrowserOptions options, DatabaseOptions database, bool json)
    {
        if (options.Problems("watch").ToList() is { Count: > 0 } problems)
        {
            throw CommandError.BadInput(string.Join(" ", problems.Select(Sentence)).TrimEnd('.'));
        }

        using var stop = new StopRequest();
        stop.ListenForQ();
        await using var work = await CaptureWork.OpenAsync(database, stop.Finish);
        await new WatchRun(work, options, json).RunAsync(stop.Finish, stop.GiveUp);
    }

    // Options have other names here than in a configuration.
    private static string Sentence(string problem) => problem
        .Replace("watch:Address", "--browser", StringComparison.Ordinal)
        .Replace("watch:Name", "--source", StringComparison.Ordinal)
        .Replace("watch:Pages", "--pages", StringComparison.Ordinal)
        .Replace("watch:Dialect", "--dialect", StringComparison.Ordinal);
}
