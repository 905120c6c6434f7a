using System.Text.RegularExpressions;
using Poker.Capture.Importing;
using Poker.Capture.Parsing;
using Poker.Infrastructure.Capture;
using Poker.Tests.Harness;

namespace Poker.Tests.Capture.Importing;

public sealed partial class CaptureImportTests(PostgresFixture postgres) : DatabaseTests(postgres), IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [SharedDataFact]
    public async Task The_recorded_games_are_imported_whatever_their_format_and_a_second_time_add_nothing()
    {
        var files = ImportFile.Find([SharedData.PathOf("pokernow"), SharedData.PathOf("console"), SharedData.PathOf("phh")]);
        var first = await ImportAsync(files);
        Assert.Equal((8, 2, false), (Count(first, ImportFormat.PokerNow), Count(first, ImportFormat.ConsoleJson), first.Exists(file => file.IsRepeated)));
        Assert.Equal((1_332, 0), Hands(first, ImportFormat.PokerNow));
        Assert.Equal((93, 130), Hands(first, ImportFormat.ConsoleJson));
        Assert.Equal((615, 79), Hands(first, ImportFormat.Phh));
        Assert.Equal(
            ["OtherGame 76", "UnequalStacks 3"],
            first.Where(file => file.Format == ImportFormat.Phh).SelectMany(file => file.Quarantined).GroupBy(cause => cause.Key).OrderBy(causes => causes.Key)
                .Select(causes => $"{causes.Key} {causes.Sum(cause => cause.Value)}"));

        using var tables = new CapturedTables(DataSource);
        var rows = await tables.RowsAsync();
        var second = await ImportAsync(files);
        Assert.All(second, file => Assert.True(file.IsRepeated));
        Assert.Equal(first.Select(file => (file.Session, file.Lines, file.Accepted)), second.Select(file => (file.Session, file.Lines, file.Accepted)));
        Assert.Equal(rows, await tables.RowsAsync());
    }

    [Fact]
    public async Task A_file_that_was_imported_in_part_is_completed()
    {
        var lines = Games.Plain(21, 40);
        var path = _folder.Write("table.log", string.Join('\n', lines));
        var whole = (await ImportAsync([new(path, ImportFormat.Text)]))[0];
        using var tables = new CapturedTables(DataSource);
        var rows = await UntimedRowsAsync(tables);

        // As it is when the process dies in the middle.
        await ExecuteAsync(
            $"""
            DELETE FROM capture_line WHERE sequence > {lines.Count / 2};
            DELETE FROM capture_parse; DELETE FROM hand; DELETE FROM quarantine;
            UPDATE capture_session SET through = {lines.Count / 2}, largest = {lines.Count / 2}, ended_at = NULL
            """);
        var again = (await ImportAsync([new(path, ImportFormat.Text)]))[0];
        Assert.Equal((whole.Session, whole.Accepted, false), (again.Session, again.Accepted, again.IsRepeated));
        Assert.Equal(rows, await UntimedRowsAsync(tables));
    }

    [Theory]
    [InlineData("a.jsonl", "{\"text\":\"Ann folds\"}\nAnn folds\n", "line 2")]
    [InlineData("a.jsonl", "{\"text\":\"Ann folds\"}\n{\"txt\":1}", "line 2")]
    [InlineData("a.jsonl", "{\"text\":\"\\ud800\"}", "line 1")]
    [InlineData("a.csv", "name,chips\nAnn,12\n", "entry,at,order")]
    [InlineData("a.csv", "entry,at,order\n\"x\",2022-01-20T10:52:30.000Z,1\n\"Ann\",when\n", "row 2")]
    [InlineData("a.log", "", "no lines")]
    public async Task A_file_that_is_not_what_it_should_be_adds_nothing_and_is_not_quoted(string name, string content, string told)
    {
        var file = ImportFile.Find([_folder.Write(name, content)])[0];
        var error = await Assert.ThrowsAsync<ImportException>(() => ImportAsync([file]));
        Assert.Contains(told, error.Message);
        Assert.DoesNotContain("Ann", error.Message);
        Assert.Equal(0, await ReadAsync<long>("SELECT (SELECT count(*) FROM capture_line) + (SELECT count(*) FROM capture_session)"));
    }

    [Fact]
    public void What_is_no_text_and_what_is_not_there_is_refused()
    {
        File.WriteAllBytes(_folder.PathOf("picture.bin"), [1, 0, 2]);
        Assert.Contains("no text", Assert.Throws<ImportException>(() => ImportFile.Find([_folder.PathOf("picture.bin")])).Message);
        Assert.Contains("absent", Assert.Throws<ImportException>(() => ImportFile.Find([_folder.PathOf("absent")])).Message);
        Assert.Contains(".jsonl", Assert.Throws<ImportException>(() => ImportFile.Find([_folder.Root])).Message);
    }

    [Fact]
    public async Task Another_game_and_a_broken_file_in_PHH_go_into_quarantine_without_a_name()
    {
        var other = _folder.Write("ann.phh", "variant = 'PO'\nplayers = ['Ann']\n");
        var broken = _folder.Write("bob.phh", "variant = 'NT'\nplayers = [Bob, 'Ann']\n");
        await ImportAsync(ImportFile.Find([other, broken]));
        using var tables = new CapturedTables(DataSource);
        Assert.Equal(
            ["ann OtherGame: not no-limit hold'em: variant PO", "bob Unreadable: not a PHH file: line 2: … is no value"],
            await tables.TextsAsync("SELECT name || ' ' || cause || ': ' || reason FROM quarantine ORDER BY name"));
    }

    public void Dispose() => _folder.Dispose();

    // Text does not tell when a hand was played: it is when its line was stored.
    private static async Task<List<string>> UntimedRowsAsync(CapturedTables tables) =>
        [.. (await tables.RowsAsync()).Select(row => PlayedAt().Replace(row, ""))];

    [GeneratedRegex("\"played_at\": \"[^\"]*\"")]
    private static partial Regex PlayedAt();

    private static int Count(IEnumerable<ImportResult> files, ImportFormat format) => files.Count(file => file.Format == format);

    private static (long Accepted, long Quarantined) Hands(IEnumerable<ImportResult> files, ImportFormat format)
    {
        var all = files.Where(file => file.Format == format).ToList();
        return (all.Sum(file => file.Accepted), all.Sum(file => file.Quarantined.Values.Sum()));
    }

    private async Task<List<ImportResult>> ImportAsync(IReadOnlyList<ImportFile> files)
    {
        using var tables = new CapturedTables(DataSource);
        var hands = new HandStore([]);
        var import = new CaptureImport(
            DataSource, tables.Sources, tables.Lines, new ParsingRound(DataSource, tables.Pseudonyms, hands, tables.Options), hands, tables.Pseudonyms);
        var results = new List<ImportResult>();
        foreach (var file in files)
        {
            results.Add(await import.RunAsync(file, null, null, (_, _) => { }, CancellationToken.None));
        }

        return results;
    }
}
