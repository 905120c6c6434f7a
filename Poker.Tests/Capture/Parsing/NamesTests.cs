using System.Text.RegularExpressions;
using Poker.Tests.Harness;

namespace Poker.Tests.Capture.Parsing;

public sealed partial class NamesTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private static readonly string[] ConsoleNames = ["Taylor", "Sage", "Avery", "Alex", "Zoë", "Drew", "Bot 1", "Bot 2", "Bot 6"];

    [SharedDataFact]
    public async Task No_name_of_the_recorded_games_is_in_any_table_but_that_of_raw_lines()
    {
        using var tables = new CapturedTables(DataSource);
        var names = new HashSet<string>(ConsoleNames);
        foreach (var file in Corpora.PokerNowFiles)
        {
            var entries = Corpora.PokerNow(file);
            foreach (var player in entries.SelectMany(entry => Player().Matches(entry)))
            {
                names.Add(player.Groups[1].Value);
                names.Add(player.Groups[2].Value);
            }

            // Some are over, others in the middle of a hand, with all that is known of their tables.
            await tables.ParseAsync("pokernow", Path.GetFileName(file), entries.SkipLast(25), isLast: file.Length % 2 == 0);
        }

        await tables.ParseAsync("browser", "onlinepoker", Corpora.Console("onlinepoker"));
        await tables.ParseAsync("browser", "digitalpokertable", Corpora.Console("digitalpokertable"), isLast: false);

        var texts = new List<string>();
        foreach (var table in await tables.TextsAsync("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'capture_line'"))
        {
            texts.AddRange(await tables.TextsAsync($"SELECT to_jsonb(t) FROM \"{table}\" AS t"));
        }

        Assert.True(names.Count > 60 && texts.Count > 1_400, $"{names.Count} names, {texts.Count} rows");

        // A short name can stand in anything by chance.
        Assert.All(names.Where(name => name.Length > 3), name => Assert.DoesNotContain(texts, text => Stands(name, text)));
        Assert.Contains(await tables.TextsAsync("SELECT text FROM capture_line"), text => text.Contains("Taylor", StringComparison.Ordinal));
    }

    // As a word of its own: what is encrypted or hashed holds any few letters.
    private static bool Stands(string name, string text)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex("\"([^\"]+) @ ([^\"]+)\"")]
    private static partial Regex Player();
}
