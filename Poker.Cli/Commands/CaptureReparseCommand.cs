using System.CommandLine;
using System.Globalization;
using Poker.Capture.Parsing;
using Poker.Cli.Capturing;
using Poker.Cli.Output;
using Poker.Core.Dialects;
using Poker.Infrastructure.Capture;

namespace Poker.Cli.Commands;

/// <summary><c>poker capture reparse</c>: stored lines into hands once more.</summary>
internal static class CaptureReparseCommand
{
    private const string Description =
        """
        Parse stored lines anew, after a fix or with another dialect, and tell what changed.

          poker capture reparse                                  all sessions
          poker capture reparse --cause Unreadable               those that have such hands in quarantine
          poker capture reparse --source mygame --dialect plain  a source, from now on in that dialect
          poker capture reparse --source mygame --dialect auto   a source, from now on in the dialect that is detected, for each table

        A session is parsed in one transaction: hands that come out as they were stay, others are replaced, their samples with them. Where
        lines have expired nothing can be parsed anew, and what is there stays.
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var capture = new CaptureArguments("Only this source's sessions.");
        var session = NumberOption.WholeOrNone<long>("--session", "Only the session of this id (poker capture status).", 1, long.MaxValue);
        var cause = new Option<QuarantineCause?>("--cause")
        {
            Description = $"Only sessions with hands in quarantine for this: {string.Join(", ", Enum.GetNames<QuarantineCause>())}.",
            HelpName = "C",
            CustomParser = result => Enum.TryParse<QuarantineCause>(result.Tokens[0].Value, ignoreCase: true, out var named) && Enum.IsDefined(named)
                ? named
                : Refuse(result),
        };
        var (database, json) = (new DatabaseArguments(), StandardOptions.Json());
        var command = new DocumentedCommand("reparse", Description) { session, cause, json };
        capture.AddTo(command);
        database.AddTo(command);
        command.SetWork(async (result, cancellation) =>
        {
            var (source, dialect) = (capture.Source(result), capture.Dialect(result));
            await using var work = await CaptureWork.OpenAsync(database.Read(result), cancellation);
            await NameDialectAsync(work, source, dialect, cancellation);
            var sessions = new List<ReparsedSession>();
            await foreach (var done in work.Reparsing.RunAsync(source, result.GetValue(session), result.GetValue(cause), cancellation))
            {
                sessions.Add(done);
                if (!result.GetValue(json))
                {
                    Console.WriteLine(Line(done));
                }
            }

            End(sessions, result.GetValue(json));
        });
        return command;
    }

    private static QuarantineCause? Refuse(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"--cause is one of {string.Join(", ", Enum.GetNames<QuarantineCause>())}, not '{result.Tokens[0].Value}'.");
        return null;
    }

    private static async Task NameDialectAsync(CaptureWork work, string? source, string? dialect, CancellationToken cancellation)
    {
        if (source is not null && await work.Sources.FindAsync(source, cancellation) is null)
        {
            throw CommandError.BadInput($"there is no source '{source}': poker capture status lists them");
        }

        if (dialect is not null)
        {
            await work.Sources.EnsureAsync(source ?? throw CommandError.BadInput("--dialect is of a --source: name that, too"), dialect, cancellation);
        }
    }

    private static void End(List<ReparsedSession> sessions, bool json)
    {
        if (json)
        {
            JsonOutput.Write(sessions);
        }

        if (sessions.Count == 0)
        {
            throw new CommandError("there is no such session: poker capture status lists them");
        }

        if (sessions.TrueForAll(session => session.Problem is not null))
        {
            throw new CommandError("nothing was parsed anew");
        }
    }

    private static string Line(ReparsedSession done) => done.Problem is { } problem
        ? $"session {done.Session} of {done.Source} stays as it is: {problem}"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"session {done.Session} of {done.Source}: accepted {done.Before.Accepted:N0} → {done.After.Accepted:N0}; in quarantine {Causes(done.Before)} → {Causes(done.After)}");

    private static string Causes(SessionCounts counts) => counts.Quarantined.Count == 0
        ? "none"
        : string.Join(", ", counts.Quarantined.Select(cause => string.Create(CultureInfo.InvariantCulture, $"{cause.Value:N0} {cause.Key}")));
}
