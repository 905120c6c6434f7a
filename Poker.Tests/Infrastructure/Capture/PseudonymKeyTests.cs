using System.Security.Cryptography;
using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Postgres;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Capture;

public sealed class PseudonymKeyTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    private static readonly string Configured = new('k', 32);

    [Fact]
    public void The_same_player_of_a_source_has_one_pseudonym_and_everybody_else_another()
    {
        using var pseudonyms = PseudonymKey.Load(Configured, "");
        using var others = PseudonymKey.Load(new('o', 32), "");

        Assert.Equal(pseudonyms.Of("table", "Ann"), pseudonyms.Of("table", "Ann"));
        Assert.Matches("^[0-9a-f]{24}$", pseudonyms.Of("table", "Ann"));
        Assert.Equal(
            5,
            new[]
            {
                pseudonyms.Of("table", "Ann"), pseudonyms.Of("table", "ann"), pseudonyms.Of("other", "Ann"), pseudonyms.Of("", "table\nAnn"),
                others.Of("table", "Ann"),
            }.Distinct().Count());
    }

    [Fact]
    public void What_is_sealed_can_be_opened_by_the_same_key_alone_and_only_as_it_was()
    {
        using var pseudonyms = PseudonymKey.Load(Configured, "");
        using var others = PseudonymKey.Load(new('o', 32), "");
        var hidden = pseudonyms.Seal("Ann"u8);

        Assert.Equal("Ann"u8.ToArray(), pseudonyms.Open(hidden));
        Assert.NotEqual(hidden, pseudonyms.Seal("Ann"u8));
        Assert.ThrowsAny<CryptographicException>(() => others.Open(hidden));
        Assert.ThrowsAny<CryptographicException>(() => pseudonyms.Open(hidden.AsSpan(0, 8)));
        hidden[^1] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => pseudonyms.Open(hidden));
    }

    [Fact]
    public void The_data_folder_s_key_is_made_once_for_its_owner_alone()
    {
        using var folder = new TemporaryFolder();
        using var first = PseudonymKey.Load(null, folder.Root);
        using var second = PseudonymKey.Load("", folder.Root);

        Assert.Equal(first.Fingerprint, second.Fingerprint);
        var path = folder.PathOf(PseudonymKey.FileName);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.OtherRead);
            Assert.Contains("chmod 600", Assert.Throws<IOException>(() => PseudonymKey.Load(null, folder.Root)).Message);
        }
    }

    [Fact]
    public void All_that_start_at_once_for_the_first_time_have_one_key()
    {
        const int Starts = 16, Folders = 50;
        using var barrier = new Barrier(Starts);
        using var root = new TemporaryFolder();
        var prints = new string[Folders, Starts];
        Thread[] threads = [.. Enumerable.Range(0, Starts).Select(start => new Thread(() =>
        {
            for (var folder = 0; folder < Folders; folder++)
            {
                barrier.SignalAndWait();
                prints[folder, start] = Print(root.PathOf($"{folder}"));
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        for (var folder = 0; folder < Folders; folder++)
        {
            Assert.Single(Enumerable.Range(0, Starts).Select(start => prints[folder, start]).Distinct());
            Assert.Equal([PseudonymKey.FileName], Directory.EnumerateFiles(root.PathOf($"{folder}")).Select(Path.GetFileName));
        }
    }

    [Fact]
    public async Task Processes_that_start_at_once_for_the_first_time_have_one_key()
    {
        using var folder = new TemporaryFolder();
        var processes = Enumerable.Range(0, 4).Select(_ => ChildProcess.Start("key", folder.Root)).ToList();
        try
        {
            await Task.WhenAll(processes.Select(process => process.ReadLineWithAsync("ready")));
            processes.ForEach(process => process.Process.StandardInput.WriteLine());
            var ends = await Task.WhenAll(processes.Select(process => process.EndAsync()));

            Assert.All(ends, end => Assert.Equal((0, ""), (end.ExitCode, end.Errors)));
            Assert.Equal(Print(folder.Root), Assert.Single(ends.Select(end => end.Output.Trim()).Distinct()));
        }
        finally
        {
            processes.ForEach(process => process.Dispose());
        }
    }

    [Fact]
    public void What_a_killed_start_left_behind_neither_hinders_the_next_nor_stays()
    {
        using var folder = new TemporaryFolder();
        folder.Write($"{PseudonymKey.FileName}.lock", "");
        folder.Write($"{PseudonymKey.FileName}.1.0123456789abcdef0123456789abcdef.new", "half a k");

        Assert.Equal(Print(folder.Root), Print(folder.Root));
        Assert.Equal([PseudonymKey.FileName], Directory.EnumerateFiles(folder.Root).Select(Path.GetFileName));
    }

    [Fact]
    public void A_key_that_could_be_guessed_is_refused_and_not_repeated()
    {
        var error = Assert.Throws<IOException>(() => PseudonymKey.Load("guessed", ""));
        Assert.Contains(PseudonymKey.ConfigurationKey, error.Message);
        Assert.DoesNotContain("guessed", error.Message);
    }

    [Fact]
    public async Task A_database_keeps_to_the_key_by_which_its_pseudonyms_were_made()
    {
        using var pseudonyms = PseudonymKey.Load(Configured, "");
        using var others = PseudonymKey.Load(new('o', 32), "");
        await PseudonymKey.RequireSameAsync(DataSource, pseudonyms, CancellationToken.None);
        await PseudonymKey.RequireSameAsync(DataSource, pseudonyms, CancellationToken.None);

        var error = await Assert.ThrowsAsync<DatabaseException>(() => PseudonymKey.RequireSameAsync(DataSource, others, CancellationToken.None));
        Assert.Contains(PseudonymKey.ConfigurationKey, error.WayOut);
    }

    private static string Print(string folder)
    {
        using var pseudonyms = PseudonymKey.Load(null, folder);
        return Convert.ToHexString([.. pseudonyms.Fingerprint]);
    }
}
