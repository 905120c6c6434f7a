using System.Diagnostics;
using System.Runtime.Versioning;
using Poker.Packages;
using Poker.Tests.Harness;

namespace Poker.Tests.Launcher;

/// <summary>
/// The real launcher in a clone of three files, with a <c>dotnet</c> that writes down what it is asked, and "builds" an empty assembly.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class LauncherSandbox : IDisposable
{
    // Asked to run the assembly, it answers with its arguments and standard input, and exits with 7.
    private const string FakeDotnet = """
        #!/bin/bash
        echo "$*" >>"$POKER_TEST_LOG"
        case $1 in
            --version) echo 10.0.401 ;;
            run) cp -r "$POKER_TEST_FEED/." packages/ ;;
            build) [[ ! -f $POKER_TEST_ROOT/broken ]] || { echo 'error CS1001: broken'; exit 1; }
                   sleep 0.2; mkdir -p "$POKER_TEST_CLI"; touch "$POKER_TEST_CLI/Poker.Cli.dll" ;;
            test) [[ ! -f trx ]] || { mkdir -p artifacts/tests; cp trx artifacts/tests/a.trx; ! grep -q 'failed="[1-9]' trx; } ;;
            *.dll) shift; echo "ran: $*"; cat; exit 7 ;;
        esac
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly Lock _reading = new();
    private int _commandsSeen;

    public LauncherSandbox()
    {
        foreach (var file in new[] { "poker", "eng/launcher.sh", "eng/test.sh" })
        {
            _folder.Write(file, File.ReadAllText(Clone.PathOf(file)));
        }

        _folder.Write("Poker.sln", "");
        _folder.Write("Directory.Build.props", "<Project />");
        _folder.Write("Directory.Packages.props", "<Project />");
        _folder.Write("eng/Packages/Tool.cs", "// the tool");
        _folder.Write("packages/.gitignore", "*");
        _folder.Write("Poker.Core/Card.cs", "// a card");
        _folder.Write("log", "");
        File.SetUnixFileMode(_folder.Write("bin/dotnet", FakeDotnet), UnixFileMode.UserRead | UnixFileMode.UserExecute);

        // What the feed tool would leave: the stamp as the tool itself computes it.
        var clone = new Repository(_folder.Root);
        new PackageStamp(clone).Write([]);
        Directory.CreateDirectory(_folder.PathOf("feed"));
        File.Move(_folder.PathOf("packages", ".stamp"), _folder.PathOf("feed", ".stamp"));
    }

    public void Write(string relative, string content) => _folder.Write(relative, content);

    /// <summary>Puts a program on the launcher's path.</summary>
    public void Install(string program) =>
        File.SetUnixFileMode(_folder.Write($"bin/{program}", "#!/bin/bash\n"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

    public void Delete(string relative) => File.Delete(_folder.PathOf(relative));

    /// <summary>As if the file had been saved after the last build, whatever the clock's step.</summary>
    public void Save(string relative) => File.SetLastWriteTimeUtc(_folder.PathOf(relative), DateTime.UtcNow.AddSeconds(5));

    public async Task<LauncherResult> StartAsync(string input, params string[] arguments) => await StartAsync(WithFakeDotnet, input, arguments);

    /// <summary>Starts it where nothing is installed but what it needs itself, and <see cref="Install"/>ed programs.</summary>
    public async Task<LauncherResult> StartBareAsync(params string[] arguments) =>
        await StartAsync($"{_folder.PathOf("bin")}:{PathWithoutDotnet()}", "", arguments);

    public async Task<LauncherResult> StartWithoutDotnetAsync(params string[] arguments) => await StartAsync(PathWithoutDotnet(), "", arguments);

    public void Dispose() => _folder.Dispose();

    private string WithFakeDotnet => $"{_folder.PathOf("bin")}:{Environment.GetEnvironmentVariable("PATH")}";

    private async Task<LauncherResult> StartAsync(string path, string input, string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/bash", [_folder.PathOf("poker"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["PATH"] = path,
                ["POKER_TEST_LOG"] = _folder.PathOf("log"),
                ["POKER_TEST_FEED"] = _folder.PathOf("feed"),
                ["POKER_TEST_ROOT"] = _folder.Root,
                ["POKER_TEST_CLI"] = _folder.PathOf("Poker.Cli", "bin", "Release", "net10.0"),
            },
        };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new LauncherResult(process.ExitCode, await output, await error, NewCommands());
    }

    private List<string> NewCommands()
    {
        lock (_reading)
        {
            var all = File.ReadAllLines(_folder.PathOf("log"));
            var fresh = all.Skip(_commandsSeen).Select(command => command.Split(' ')[0]).ToList();
            _commandsSeen = all.Length;
            return [.. fresh.Select(word => word.EndsWith(".dll", StringComparison.Ordinal) ? "exec" : word)];
        }
    }

    private string PathWithoutDotnet()
    {
        var folder = Directory.CreateDirectory(_folder.PathOf("tools")).FullName;
        foreach (var tool in new[] { "readlink", "dirname", "find", "sort", "cksum", "cat", "sha256sum", "shasum", "mkdir", "flock", "rm", "mv", "cp", "touch", "sleep", "bash" })
        {
            var found = Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(at => Path.Combine(at, tool)).FirstOrDefault(File.Exists);
            if (found is not null && !File.Exists(Path.Combine(folder, tool)))
            {
                File.CreateSymbolicLink(Path.Combine(folder, tool), found);
            }
        }

        return folder;
    }
}
