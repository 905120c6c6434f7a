using System.Globalization;
using System.Text.Json;
using Poker.Cli.Output;
using Poker.Cli.Progress;
using Poker.Worker;

namespace Poker.Cli.Hosting;

/// <summary>One run of <c>poker worker</c>: a line that tells how it goes.</summary>
internal sealed class WorkerRun(CoordinatorAddress coordinator, WorkerOptions options, string? database, bool json)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly TrainingDisplay _display = new(json ? Console.Error : Console.Out, live: !json && !Console.IsOutputRedirected);

    /// <summary>Works until it is told to stop, or is refused.</summary>
    /// <exception cref="CommandError">The coordinator refused it, or it failed.</exception>
    public async Task RunAsync(StopRequest stop)
    {
        Say($"Working for {coordinator.Url.GetLeftPart(UriPartial.Authority)} with {options.Slots} slots. Q and Enter, or Ctrl-C, ends it.");
        await using var workers = await WorkersHost.StartAsync(
            coordinator, options, [new("ConnectionStrings:poker", database)], Say, stop.Finish);
        stop.ListenForQ();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop.Finish, workers.Ended);
        await WatchAsync(workers, over.Token);
        if (stop.Finish.IsCancellationRequested)
        {
            Say("Stopping: what is not finished soon is handed back.");
        }

        _display.End();
        if (workers.Problem is { } problem)
        {
            throw new CommandError(problem);
        }
    }

    private async Task WatchAsync(WorkersHost workers, CancellationToken over)
    {
        var told = "";
        while (!over.IsCancellationRequested)
        {
            if (workers.Describe() is { } line && line != told)
            {
                told = line;
                Show(line);
            }

            await Task.Delay(Interval, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Say(string sentence) => Write(sentence, _display.Say);

    private void Show(string line) => Write(line, _display.Show);

    private void Write(string text, Action<string> write)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { At = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture), Text = text }, JsonOutput.Lines));
        }
        else
        {
            write(text);
        }
    }
}
