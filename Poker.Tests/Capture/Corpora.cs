using System.Text.Json;
using Poker.Core.Histories;
using Poker.Tests.Harness;

namespace Poker.Tests.Capture;

/// <summary>The recorded games: lines in order.</summary>
internal static class Corpora
{
    public static IReadOnlyList<string> PokerNowFiles { get; } = Directory.Exists(SharedData.PathOf("pokernow"))
        ? [.. Directory.EnumerateFiles(SharedData.PathOf("pokernow"), "*.csv").Order(StringComparer.Ordinal)]
        : [];

    public static string[] PokerNow(string file) => [.. PokerNowLog.Entries(File.ReadAllText(file))];

    public static string[] Console(string game) => [.. File.ReadLines(SharedData.PathOf("console", $"console_{game}.jsonl"))
        .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!)];
}
