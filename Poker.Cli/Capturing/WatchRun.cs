using System.Globalization;
using System.Text.Json;
using Poker.Capture.DevTools;
using Poker.Cli.Output;
using Poker.Infrastructure.Capture;

namespace Poker.Cli.Capturing;

/// <summary>One run of <c>poker capture watch</c>: lines are stored by one task, and parsed by another behind it.</summary>
internal sealed class WatchRun(CaptureWork work, BrowserOptions options, bool json)
{
    /// <summary>Listens until it is told to stop.</summary>
    /// <param name="stopping">Ends it, when what was heard is stored and parsed.</param>
    /// <param name="giveUp">Ends the parsing at once: the lines stay.</param>
    public async Task RunAsync(CancellationToken stopping, CancellationToken giveUp)
    {
        using var over = new CancellationTokenSource();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var parsing = new StoredSessions(work, Say);
        var log = new SpokenLog(sentence => Say(new { Event = "told", Text = sentence }, sentence));
        var watch = new BrowserSource(options, work.Sources, new SessionTails(work.Database.DataSource), parsing.StoreAsync, log);
        Say(
            new { Event = "listening", options.Pages, Browser = options.Address },
            $"Listening to {options.Pages} in the browser at {options.Address}. Q and Enter, or Ctrl-C, ends it.");

        var parsed = parsing.RunAsync(over.Token, giveUp);
        var watched = watch.RunAsync(stop.Token);
        await Task.WhenAny(parsed, watched);
        await stop.CancelAsync();
        await watched;
        await over.CancelAsync();
        await parsed;
        Say(new { Event = "stopped", Lines = watch.Stored }, string.Create(CultureInfo.InvariantCulture, $"{watch.Stored:N0} lines were stored."));
    }

    private void Say(object told, string sentence) => Console.WriteLine(json ? JsonSerializer.Serialize(told, JsonOutput.Lines) : sentence);
}
