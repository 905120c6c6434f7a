using System.Text;
using Poker.Capture.Tailing;
using Poker.Infrastructure.Capture;
using Poker.Tests.Harness;

namespace Poker.Tests.Capture.Tailing;

public sealed class FileTailTests(PostgresFixture postgres) : DatabaseTests(postgres), IDisposable
{
    private const string AllLines =
        "SELECT session || '.' || sequence || ' ' || text FROM capture_line ORDER BY session, sequence";

    private readonly TemporaryFolder _folder = new();

    private int _missing;

    private string Log => _folder.PathOf("table.log");

    [Fact]
    public async Task Lines_are_stored_once_they_have_an_end()
    {
        using var tail = await TailAsync();
        Assert.Equal(0, await StepAsync(tail));
        Append("one");
        Assert.Equal(0, await StepAsync(tail));
        Append("\r\ntwo\nthr");
        Assert.Equal(2, await StepAsync(tail));
        Append("ee");
        Assert.Equal(0, await StepAsync(tail));
        Append("\n\nfive\n");
        Assert.Equal(3, await StepAsync(tail));
        await AssertLinesAsync("1.1 one", "1.2 two", "1.3 three", "1.4 ", "1.5 five");
    }

    [Fact]
    public async Task A_tail_that_is_started_again_goes_on_where_it_was()
    {
        var expected = new List<string>();
        for (var start = 0; start < 5; start++)
        {
            // The second start finds half a line, the next ones its end.
            for (var i = 0; i < 30; i++)
            {
                expected.Add($"1.{expected.Count + 1} line {start}.{i}");
                Append((i == 0 ? "" : "line ") + $"{start}.{i}\n" + (i == 29 ? "line " : ""), isFirst: start == 0 && i == 0);
            }

            using var tail = await TailAsync();
            Assert.Equal(30, await StepAsync(tail));
        }

        await AssertLinesAsync([.. expected]);
    }

    [Fact]
    public async Task A_file_that_is_renamed_is_read_to_its_end_before_the_new_one()
    {
        using var tail = await TailAsync();
        Append("old 1\nold 2\n");
        Assert.Equal(2, await StepAsync(tail));
        await using (var writer = new FileStream(Log, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
        {
            File.Move(Log, _folder.PathOf("table.log.1"));
            writer.Write("old 3\nold end"u8);
        }

        Assert.Equal(1, await StepAsync(tail));
        Append("new 1\n");
        Assert.Equal(2, await StepAsync(tail));
        Append("new 2\n");
        Assert.Equal(1, await StepAsync(tail));
        await AssertLinesAsync("1.1 old 1", "1.2 old 2", "1.3 old 3", "1.4 old end", "2.1 new 1", "2.2 new 2");
        Assert.Equal(1, await ReadAsync<long>("SELECT count(*) FROM capture_session WHERE ended_at IS NOT NULL"));
        using var again = await TailAsync();
        Append("new 3\n");
        Assert.Equal(1, await StepAsync(again));
    }

    [Fact]
    public async Task A_file_that_was_renamed_while_nobody_looked_is_read_to_its_end_first()
    {
        using (var tail = await TailAsync())
        {
            Append("old 1\nold 2\n");
            Assert.Equal(2, await StepAsync(tail));
        }

        Append("old 3\nold end");
        File.WriteAllText(_folder.PathOf("another.log"), "old 1\nold 2\nold 3\n");
        File.Move(Log, _folder.PathOf("table.log.1"));
        Append("new 1\n");
        using (var tail = await TailAsync())
        {
            Assert.Equal(3, await StepAsync(tail));
        }

        using var again = await TailAsync();
        Append("new 2\n");
        Assert.Equal(1, await StepAsync(again));
        await AssertLinesAsync("1.1 old 1", "1.2 old 2", "1.3 old 3", "1.4 old end", "2.1 new 1", "2.2 new 2");
        Assert.Equal(0, _missing);
    }

    [Fact]
    public async Task That_a_file_is_gone_that_was_not_read_to_its_end_is_told_once()
    {
        using (var tail = await TailAsync())
        {
            Append("old 1\n");
            Assert.Equal(1, await StepAsync(tail));
        }

        File.Move(Log, _folder.PathOf("table.log.1"));
        Append("new 1\n");
        File.Delete(_folder.PathOf("table.log.1"));
        for (var start = 0; start < 2; start++)
        {
            using var tail = await TailAsync();
            Assert.Equal(1 - start, await StepAsync(tail));
            Assert.Equal(0, await StepAsync(tail));
        }

        await AssertLinesAsync("1.1 old 1", "2.1 new 1");
        Assert.Equal(1, _missing);
    }

    [Fact]
    public async Task A_file_that_is_written_anew_in_its_place_is_another_one_even_with_the_same_first_line()
    {
        using var tail = await TailAsync();
        Append("begin\nold 1\nold 2\n");
        Assert.Equal(3, await StepAsync(tail));
        File.WriteAllText(Log, "begin\nnew\n");
        Assert.Equal(2, await StepAsync(tail));

        // Longer than what was read of it before.
        File.WriteAllText(Log, "begin\nnewer 1\nnewer 2\nnewer 3\n");
        Assert.Equal(4, await StepAsync(tail));

        // And while nobody looks.
        File.WriteAllText(Log, "begin\nnewest 1\nnewest 2\nnewest 3\nnewest 4\n");
        using var again = await TailAsync();
        Assert.Equal(5, await StepAsync(again));
        Append("newest 5\n");
        using var once = await TailAsync();
        Assert.Equal(1, await StepAsync(once));
        await AssertLinesAsync(
            "1.1 begin", "1.2 old 1", "1.3 old 2",
            "2.1 begin", "2.2 new",
            "3.1 begin", "3.2 newer 1", "3.3 newer 2", "3.4 newer 3",
            "4.1 begin", "4.2 newest 1", "4.3 newest 2", "4.4 newest 3", "4.5 newest 4", "4.6 newest 5");
    }

    [Fact]
    public async Task Bytes_that_are_no_text_and_lines_without_end_do_no_harm()
    {
        using var tail = await TailAsync();
        File.WriteAllBytes(Log, [0xEF, 0xBB, 0xBF, (byte)'A', 0xFF, 0, (byte)'\n', .. Encoding.UTF8.GetBytes(new string('x', 3_000_000)), (byte)'\n', (byte)'B', (byte)'\n']);
        Assert.Equal(3, await StepAsync(tail));
        Assert.Equal(["A\uFFFD\uFFFD", "B"], (await LinesAsync()).Where(line => line.Length < 20).Select(line => line[4..]));
        Assert.Equal(
            $"{LineText.Longest} {LineSplitter.MostBytes}", await ReadAsync<string>("SELECT length(text) || ' ' || length FROM capture_line WHERE sequence = 2"));
    }

    [Fact]
    public void Lines_do_not_depend_on_how_their_bytes_are_cut()
    {
        var bytes = Encoding.UTF8.GetBytes("\uFEFFAnn folds\r\nZoë 🂡 calls\n\n\rBob\nlast");
        for (var size = 1; size <= bytes.Length; size++)
        {
            var (splitter, lines) = (new LineSplitter(), new List<string>());
            foreach (var block in bytes.Chunk(size))
            {
                splitter.Take(block, lines);
            }

            Assert.Equal(["Ann folds", "Zoë 🂡 calls", "", "\rBob"], lines);
            splitter.End(lines);
            Assert.Equal("last", lines[^1]);
        }
    }

    [Fact]
    public async Task What_the_database_did_not_take_is_sent_again()
    {
        using var tail = await TailAsync();
        Append("one\ntwo\n");
        await ExecuteAsync("ALTER TABLE capture_line RENAME TO away");
        await Assert.ThrowsAnyAsync<Exception>(() => tail.StepAsync(CancellationToken.None));
        await ExecuteAsync("ALTER TABLE away RENAME TO capture_line");
        Append("three\n");
        Assert.Equal(3, await StepAsync(tail));
        await AssertLinesAsync("1.1 one", "1.2 two", "1.3 three");
    }

    public void Dispose() => _folder.Dispose();

    private Task<List<string>> LinesAsync()
    {
        using var tables = new CapturedTables(DataSource);
        return tables.TextsAsync(AllLines);
    }

    // Sessions count from 1, whatever their ids.
    private async Task AssertLinesAsync(params string[] expected)
    {
        var lines = (await LinesAsync()).Select(line => line.Split('.', 2)).ToList();
        var ids = lines.Select(line => line[0]).Distinct().ToList();
        Assert.Equal(expected, lines.Select(line => $"{ids.IndexOf(line[0]) + 1}.{line[1]}"));
    }

    private async Task<FileTail> TailAsync()
    {
        using var tables = new CapturedTables(DataSource);
        return new(Log, (await tables.Sources.EnsureAsync("log", null, CancellationToken.None)).Id, tables.Lines, DataSource, () => _missing++);
    }

    private static Task<long> StepAsync(FileTail tail) => tail.StepAsync(CancellationToken.None);

    private void Append(string text, bool isFirst = false) => File.AppendAllText(Log, isFirst ? "line " + text : text);
}
