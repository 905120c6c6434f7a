using System.Globalization;
using Poker.Cli.Output;
using Poker.Infrastructure.Capture;
using Spectre.Console;

namespace Poker.Cli.Capturing;

/// <summary>Prints a <see cref="CaptureReport"/> for people. What a source has named is escaped.</summary>
internal static class CaptureTable
{
    /// <summary>Writes the report on standard output.</summary>
    public static void Write(CaptureReport report)
    {
        var console = WideOutput.Console;
        console.WriteLine($"Database: {report.Database}");
        if (report.Captured is not { Sources.Count: > 0 } captured)
        {
            console.WriteLine("Nothing was captured yet. Next: poker capture import FILE, or poker capture keys add NAME");
            return;
        }

        console.Write(Sources(captured));
        console.Write(Sessions(report.Sessions));
        if (report.Quarantine.Count > 0)
        {
            console.Write(Quarantine(report.Quarantine));
        }

        var lines = captured.Lines;
        console.WriteLine(Text(
            $"{lines.Through:N0} lines of {lines.Sessions:N0} sessions, {lines.Unparsed:N0} not parsed yet; {captured.Hands:N0} hands accepted, {captured.Quarantine.Values.Sum():N0} in quarantine; {captured.Samples:N0} samples"));
        if (report.Sessions.Any(session => session.Tables.Any(table => table.Dialect is null && table.Lines > 0)))
        {
            console.WriteLine("Where no dialect is told: poker capture reparse --source NAME --dialect D names it.");
        }
    }

    private static Table Sources(CaptureStatus captured)
    {
        var table = Columns(["Source", "Dialect", "Key"], ["Sessions", "Lines", "Not parsed"]).AddColumn("Last line");
        foreach (var source in captured.Sources)
        {
            table.AddRow(
                Markup.Escape(source.Name),
                source.Dialect ?? "detected",
                source.HasKey ? "yes" : source.RevokedAt is null ? "no" : "revoked",
                Text($"{source.Sessions:N0}"),
                Text($"{source.Lines:N0}"),
                Text($"{source.Unparsed:N0}"),
                source.LastAt is { } last ? Time(last) : "–");
        }

        return table;
    }

    private static Table Sessions(IReadOnlyList<SessionStatus> sessions)
    {
        var table = Columns(["Session", "Of"], ["Lines", "Parsed through", "Hands", "Quarantine"]).AddColumns("Tables", "Last line");
        foreach (var session in sessions)
        {
            table.AddRow(
                Text($"{session.Id}"),
                Markup.Escape(session.Source),
                Text($"{session.Through:N0}"),
                Text($"{session.ParsedThrough:N0}"),
                Text($"{session.Accepted:N0}"),
                Text($"{session.Quarantined:N0}"),
                Markup.Escape(string.Join("; ", session.Tables.Select(Describe))),
                Time(session.LastAt) + (session.HasEnded ? ", ended" : ""));
        }

        return table;
    }

    private static Table Quarantine(IReadOnlyList<QuarantineExample> examples)
    {
        var table = Columns(["Quarantine"], ["Hands", "Session", "Line"]).AddColumn("For example");
        foreach (var example in examples)
        {
            table.AddRow(
                example.Cause, Text($"{example.Hands:N0}"), Text($"{example.Session}"), Text($"{example.Line}"), Markup.Escape(example.Reason));
        }

        return table;
    }

    private static string Describe(TableStatus table)
    {
        var name = table.Name.Length > 0 ? $"{table.Name}: " : "";
        return table switch
        {
            { Dialect: { } dialect, Confidence: { } confidence } => Text($"{name}{dialect} ({100 * confidence:0} %)"),
            { Dialect: { } dialect } => $"{name}{dialect}",
            _ => $"{name}no dialect ({table.Why ?? "no line yet"})",
        };
    }

    private static Table Columns(string[] left, string[] right)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns(left);
        foreach (var name in right)
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        return table;
    }

    private static string Time(DateTimeOffset at) => Text($"{at.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
