using System.Globalization;
using System.Text.Json;
using Poker.Cli.Output;
using Poker.Infrastructure.Models;
using Spectre.Console;

namespace Poker.Cli.Models;

/// <summary>Prints models for people.</summary>
internal static class ModelTable
{
    private const int ShortHash = 12;

    /// <summary>Writes a list of versions.</summary>
    public static void Write(IReadOnlyList<ModelRow> rows)
    {
        var console = WideOutput.Console;
        if (rows.Count == 0)
        {
            console.WriteLine("There is no model yet: the live loop trains one when enough hands have come (poker live), poker models import brings one in.");
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns("Version", "State", "Parent", "Made", "Log-loss", "SHA-256");
        foreach (var row in rows)
        {
            table.AddRow(
                Text($"{row.Version}"),
                ModelPath.NameOf(row.State),
                row.Parent is { } parent ? Text($"{parent}") : "–",
                Time(row.Created),
                LogLoss(row.Metrics) is { } loss ? Text($"{loss:F4}") : "–",
                row.Sha256[..ShortHash]);
        }

        console.Write(table);
    }

    /// <summary>Writes a version with its steps.</summary>
    public static void Write(ModelDetails details)
    {
        var (console, model) = (WideOutput.Console, details.Model);
        console.WriteLine(Text($"Version {model.Version}: {model.State}"));
        console.WriteLine(Text($"Parent: {(model.Parent is { } parent ? Text($"version {parent}") : "none")}"));
        console.WriteLine(Text($"Made: {Time(model.Created)}, {model.Size:N0} bytes, feature layout {model.Layout}"));
        console.WriteLine($"SHA-256: {model.Sha256}");
        console.WriteLine($"Data: {model.Data}");
        console.WriteLine($"Metrics: {model.Metrics}");
        var table = new Table().Border(TableBorder.Rounded).AddColumns("When", "Step", "Who", "Why");
        foreach (var step in details.Steps)
        {
            table.AddRow(Time(step.At), step.From is null ? step.To : $"{step.From} → {step.To}", Markup.Escape(step.Who), Markup.Escape(step.Why));
        }

        console.Write(table);
        console.WriteLine("The evidence of each step: --json");
    }

    private static double? LogLoss(string metrics) =>
        ModelReport.Parse(metrics) is { ValueKind: JsonValueKind.Object } json
        && json.TryGetProperty("validation", out var validation)
        && validation.ValueKind == JsonValueKind.Object
        && validation.TryGetProperty("crossEntropy", out var loss)
        && loss.ValueKind == JsonValueKind.Number
            ? loss.GetDouble()
            : null;

    private static string Time(DateTimeOffset at) => Text($"{at.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
