using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;
using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Postgres;

namespace Poker.Capture.Parsing;

/// <summary>
/// Parses whatever waits, session by session: each gets a round in its turn, those first that waited longest. One that cannot be parsed is
/// left alone for a while, and stops no other.
/// </summary>
public sealed class ParsingLoop(
    NpgsqlDataSource dataSource,
    ParseStore sessions,
    LineStore lines,
    ParsingRound round,
    HandPseudonyms pseudonyms,
    ParsingOptions options,
    CaptureOptions capture,
    TimeProvider time,
    ILogger<ParsingLoop> log) : BackgroundService
{
    private const int MostSessionsAtOnce = 64;
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(50), FailurePause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(5), LongestRest = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<long, (DateTimeOffset Until, TimeSpan Pause)> _failing = [];

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var signals = new LineSignals(dataSource, log);
        await Task.WhenAll(signals.ListenAsync(stoppingToken), ParseAsync(signals, stoppingToken));
    }

    private async Task ParseAsync(LineSignals signals, CancellationToken stopping)
    {
        var isKeyChecked = false;
        var swept = long.MinValue;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (!isKeyChecked)
                {
                    await PseudonymKey.RequireSameAsync(dataSource, pseudonyms, stopping);
                    isKeyChecked = true;
                }

                if (swept == long.MinValue || Stopwatch.GetElapsedTime(swept) > options.PollEvery)
                {
                    await SweepAsync(stopping);
                    swept = Stopwatch.GetTimestamp();
                }

                if (!await ParseWaitingAsync(stopping))
                {
                    await signals.WaitAsync(options.PollEvery, stopping);
                    await Task.Delay(Spacing, stopping);
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (DatabaseErrors.TryTranslate(error) is not null || error is InvalidOperationException or IOException or TimeoutException)
            {
                LogMessages.NotParsing(log, $"{error.Message} {DatabaseErrors.TryTranslate(error)?.WayOut}".TrimEnd());
                await Task.Delay(FailurePause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // Holes that are waited for no longer, and what is known of tables whose lines are gone.
    private async Task SweepAsync(CancellationToken stopping)
    {
        foreach (var session in await sessions.WithHolesAsync(capture.GapTimeout, stopping))
        {
            foreach (var lost in await lines.GiveUpGapsAsync(session, capture.GapTimeout, stopping))
            {
                LogMessages.LinesLost(log, session, lost.First, lost.Last);
            }
        }

        await sessions.ForgetExpiredAsync(stopping);
    }

    // Whether there is more to do at once.
    private async Task<bool> ParseWaitingAsync(CancellationToken stopping)
    {
        var now = time.GetUtcNow();
        var most = MostSessionsAtOnce + _failing.Count;
        var waiting = await sessions.WaitingAsync(most, stopping);
        List<long> due = [.. waiting.Where(session => !_failing.TryGetValue(session, out var failure) || failure.Until <= now)];
        var (parsed, unfinished) = (0, 0);
        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = options.MostSessions, CancellationToken = stopping },
            async (session, cancellation) =>
            {
                var report = await ParseOneAsync(session, cancellation);
                Interlocked.Add(ref parsed, report is { Outcome: RoundOutcome.Parsed } ? 1 : 0);
                Interlocked.Add(ref unfinished, report is { HasMore: true } ? 1 : 0);
            });

        // Where as many waited as are asked for, more can; where none of them could be parsed, asking again at once does not help.
        return unfinished > 0 || (waiting.Count >= most && parsed > 0);
    }

    // Null: it cannot be parsed.
    private async Task<RoundReport?> ParseOneAsync(long session, CancellationToken stopping)
    {
        try
        {
            var report = await round.RunAsync(session, stopping);
            _failing.TryRemove(session, out _);
            if (report.IsLateIgnored)
            {
                LogMessages.LateLinesIgnored(log, session);
            }

            return report;
        }
        catch (Exception error) when (error is not OperationCanceledException && !IsOfTheServer(error))
        {
            // Whatever is wrong with this session, others go on. What its lines say stays out of the log: messages of errors can quote them.
            var pause = _failing.TryGetValue(session, out var failure) ? failure.Pause * 2 : FirstRest;
            pause = pause < LongestRest ? pause : LongestRest;
            _failing[session] = (time.GetUtcNow() + pause, pause);
            LogMessages.SessionFailed(log, session, error.GetType().Name, error.TargetSite?.Name ?? "", pause);
            return null;
        }
    }

    // A server that is away is away for all sessions; one that refuses a statement refuses that session's.
    private static bool IsOfTheServer(Exception error) =>
        error is PostgresException { SqlState: { } state } ? state.StartsWith("57", StringComparison.Ordinal) || state.StartsWith("53", StringComparison.Ordinal)
        : error is NpgsqlException or DatabaseException;
}
