using System.Text.Json;
using Poker.Cli.Output;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Cli.Hosting;

/// <summary>A JSON document a line: <c>{"event": "started" | "runs" | "training" | "sync" | "said", …}</c>.</summary>
internal sealed class JsonHostDisplay(TextWriter output) : IHostDisplay
{
    private readonly Lock _turn = new();
    private string _told = "";

    /// <inheritdoc />
    public TimeSpan ReportEvery => TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    public void Say(string sentence) => Write(new { Event = "said", Text = sentence });

    /// <inheritdoc />
    public void Started(HostFacts facts) => Write(new { Event = "started", Host = facts });

    /// <inheritdoc />
    public void Show(RunsReport report) => Write(new { Event = "runs", report.Runs, report.Workers, report.Queued, report.Leased }, onlyIfNew: true);

    /// <inheritdoc />
    public void Report(TrainingReport value) => Write(new
    {
        Event = "training",
        value.Summary,
        ElapsedSeconds = value.Elapsed.TotalSeconds,
        LeftSeconds = value.Left?.TotalSeconds,
    });

    /// <inheritdoc />
    public void Report(SyncProgress value) => Write(new { Event = "sync", Phase = value.Phase.ToString().ToLowerInvariant(), value.Done, value.Total });

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Write<T>(T document, bool onlyIfNew = false)
    {
        var line = JsonSerializer.Serialize(document, JsonOutput.Lines);
        lock (_turn)
        {
            if (onlyIfNew && line == _told)
            {
                return;
            }

            _told = onlyIfNew ? line : _told;
            output.WriteLine(line);
        }
    }
}
