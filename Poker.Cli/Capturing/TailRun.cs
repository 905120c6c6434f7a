using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Poker.Capture.Parsing;
using Poker.Capture.Tailing;
using Poker.Cli.Output;

namespace Poker.Cli.Capturing;

/// <summary>One run of <c>poker capture tail</c>.</summary>
internal sealed class TailRun(CaptureWork work, string path, int source, bool json)
{
    /// <summary>Follows the file until it is told to stop.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var signal = new FileSignal(path);
        using var tail = work.Tail(path, source, SayMissing);
        Say(new { Event = "following", File = path }, $"Following {path}. Q and Enter, or Ctrl-C, stops it.");
        IReadOnlyList<long> sessions = [];
        try
        {
            for (var quiet = Stopwatch.GetTimestamp(); ; await signal.WaitAsync(stopping))
            {
                var stored = await tail.StepAsync(stopping);
                if (stored > 0)
                {
                    sessions = tail.TakeSessions();
                    await ParseAsync(sessions, stored, stopping);
                    quiet = Stopwatch.GetTimestamp();
                }
                else if (sessions.Count > 0 && Stopwatch.GetElapsedTime(quiet) > work.Options.IdleAfter)
                {
                    // The last hand comes out although the next has not begun.
                    await ParseAsync(sessions, 0, stopping);
                    sessions = [];
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            Say(new { Event = "stopped", File = path }, "Stopped: started again, it goes on from here.");
        }
    }

    private async Task ParseAsync(IReadOnlyList<long> sessions, long stored, CancellationToken stopping)
    {
        var (accepted, quarantined) = (0L, 0L);
        foreach (var session in sessions)
        {
            await work.Parsing.FinishAsync(session, Add, stopping);
        }

        if (stored + accepted + quarantined > 0)
        {
            Say(
                new { Event = "parsed", Lines = stored, Accepted = accepted, Quarantined = quarantined },
                string.Create(CultureInfo.InvariantCulture, $"{stored:N0} lines, {accepted:N0} hands accepted, {quarantined:N0} in quarantine"));
        }

        void Add(RoundReport report) => (accepted, quarantined) = (accepted + report.Accepted, quarantined + report.Quarantined);
    }

    private void SayMissing() => Say(
        new { Event = "missing", File = path },
        $"{path} is another file than the one that was followed last, which is not in its folder any more: lines at its end may be missing.");

    private void Say<T>(T told, string sentence) => Console.WriteLine(json ? JsonSerializer.Serialize(told, JsonOutput.Lines) : sentence);
}
