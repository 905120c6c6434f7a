using System.Diagnostics;
using System.Text.RegularExpressions;
using OpenTelemetry;

namespace Poker.ServiceDefaults.Telemetry;

/// <summary>Names the spans of statements, which all have the server's name, by what they do and to which table: <c>UPDATE job</c>.</summary>
internal sealed partial class QueryNames : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        if (data.Source.Name == TelemetryServices.Database && data.GetTagItem("db.query.text") is string statement)
        {
            data.DisplayName = NameOf(statement);
        }
    }

    /// <summary>
    /// The name of a statement: its first change, else what it reads first, else its first words. A table's number (<c>blueprint_frames_17</c>)
    /// is left out, so that names are few.
    /// </summary>
    internal static string NameOf(string statement) =>
        Changing().Match(statement) is { Success: true } change ? $"{change.Groups["verb"].Value} {change.Groups["table"].Value}"
        : Reading().Match(statement) is { Success: true } read ? $"SELECT {read.Groups["table"].Value}"
        : Calling().Match(statement) is { Success: true } call ? $"SELECT {call.Groups["function"].Value}"
        : FirstWord().Match(statement).Value;

    [GeneratedRegex(@"\b(?<verb>INSERT INTO|DELETE FROM|UPDATE|COPY|CREATE TABLE|ALTER TABLE|DROP TABLE|LOCK TABLE)\s+(IF (NOT )?EXISTS )?(?<table>[a-z]+(_[a-z]+)*)")]
    private static partial Regex Changing();

    // Not "extract(epoch FROM clock_timestamp())".
    [GeneratedRegex(@"\bFROM\s+(?<table>[a-z]+(_[a-z]+)*)\b(?!\()")]
    private static partial Regex Reading();

    [GeneratedRegex(@"^\s*SELECT\s+(?<function>[a-z]+(_[a-z]+)*)\(")]
    private static partial Regex Calling();

    [GeneratedRegex(@"\w+")]
    private static partial Regex FirstWord();
}
