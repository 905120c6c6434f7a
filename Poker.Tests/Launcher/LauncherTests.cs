using System.Runtime.Versioning;

namespace Poker.Tests.Launcher;

[UnsupportedOSPlatform("windows")]
public sealed class LauncherTests : IDisposable
{
    private static readonly string[] Everything = ["--version", "run", "build", "exec"];
    private static readonly string[] BuildOnly = ["--version", "build", "exec"];
    private static readonly string[] NothingButTheProgram = ["exec"];

    private readonly LauncherSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task The_first_start_prepares_packages_and_builds_and_the_second_does_neither()
    {
        Assert.Equal(Everything, (await _sandbox.StartAsync("", "status")).Commands);
        Assert.Equal(NothingButTheProgram, (await _sandbox.StartAsync("", "status")).Commands);
    }

    [Fact]
    public async Task Arguments_standard_input_and_the_exit_code_pass_through()
    {
        var result = await _sandbox.StartAsync("AhKh\n2c2d\n", "evaluate", "--describe", "a b");

        Assert.Equal("ran: evaluate --describe a b\nAhKh\n2c2d\n", result.Output);
        Assert.Equal(7, result.ExitCode);
        Assert.Empty(result.Error);
    }

    [Theory]
    [InlineData("Poker.Core/Card.cs")]
    [InlineData("Directory.Build.targets")]
    [InlineData("protos/jobs.proto")]
    public async Task A_source_file_that_was_saved_is_built(string file)
    {
        _sandbox.Write(file, "");
        await _sandbox.StartAsync("");
        _sandbox.Save(file);

        Assert.Equal(BuildOnly, (await _sandbox.StartAsync("")).Commands);
    }

    [Fact]
    public async Task A_source_file_that_was_added_or_deleted_is_a_reason_to_build()
    {
        await _sandbox.StartAsync("");
        _sandbox.Write("Poker.Core/Deck.cs", "// a deck");
        Assert.Equal(BuildOnly, (await _sandbox.StartAsync("")).Commands);

        _sandbox.Delete("Poker.Core/Deck.cs");
        Assert.Equal(BuildOnly, (await _sandbox.StartAsync("")).Commands);
    }

    [Theory]
    [InlineData("Poker.Tests/Core/CardTests.cs")]
    [InlineData("Poker.Core/obj/project.assets.json")]
    [InlineData("README.md")]
    public async Task What_the_program_is_not_built_from_is_no_reason_to_build(string file)
    {
        await _sandbox.StartAsync("");
        _sandbox.Write(file, "");
        _sandbox.Save(file);

        Assert.Equal(NothingButTheProgram, (await _sandbox.StartAsync("")).Commands);
    }

    [Fact]
    public async Task Pages_that_a_build_without_npm_left_out_are_built_once_npm_is_there()
    {
        _sandbox.Write("Poker.Explorer/Web/src/main.tsx", "");
        var first = await _sandbox.StartBareAsync();
        Assert.Equal(Everything, first.Commands);
        Assert.Contains("npm is not on PATH", first.Error);
        Assert.Equal(NothingButTheProgram, (await _sandbox.StartBareAsync()).Commands);

        _sandbox.Install("npm");
        var second = await _sandbox.StartBareAsync();
        Assert.Equal(BuildOnly, second.Commands);
        Assert.DoesNotContain("npm", second.Error);
        _sandbox.Write("Poker.Explorer/Web/dist/index.html", "");
        Assert.Equal(NothingButTheProgram, (await _sandbox.StartBareAsync()).Commands);
    }

    [Fact]
    public async Task A_changed_package_list_prepares_the_packages_again()
    {
        await _sandbox.StartAsync("");
        _sandbox.Write("Directory.Packages.props", "<Project><!-- another version --></Project>");

        Assert.Contains("run", (await _sandbox.StartAsync("")).Commands);
    }

    [Fact]
    public async Task A_failed_build_shows_its_output_and_the_next_start_tries_again()
    {
        _sandbox.Write("broken", "");
        var failed = await _sandbox.StartAsync("");

        Assert.Equal(1, failed.ExitCode);
        Assert.Contains("error CS1001: broken", failed.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("exec", failed.Commands);

        _sandbox.Delete("broken");
        Assert.Equal(BuildOnly, (await _sandbox.StartAsync("")).Commands);
    }

    [Fact]
    public async Task Two_starts_at_once_build_once()
    {
        var results = await Task.WhenAll(_sandbox.StartAsync(""), _sandbox.StartAsync(""));

        Assert.All(results, result => Assert.Equal(7, result.ExitCode));
        Assert.Single(results.SelectMany(result => result.Commands), "build");
    }

    [Fact]
    public async Task Without_dotnet_it_says_how_to_install_it()
    {
        var result = await _sandbox.StartWithoutDotnetAsync("status");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("install the .NET 10 SDK", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_test_command_explains_itself()
    {
        var result = await _sandbox.StartAsync("", "test", "--help");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("--full", result.Output, StringComparison.Ordinal);
        Assert.Empty(result.Commands);
    }

    [Theory]
    [InlineData("--nonsense")]
    [InlineData("--filter")]
    public async Task The_test_command_refuses_what_it_does_not_know(string argument)
    {
        var result = await _sandbox.StartAsync("", "test", argument);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("./poker test --help", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Commands);
    }

    [Theory]
    [InlineData(3, 2, 1, 1, 1, "1 passed, 1 failed, 1 skipped")]
    [InlineData(2, 2, 2, 0, 0, "2 passed, 0 failed, 0 skipped")]
    public async Task The_test_command_ends_with_the_totals(int total, int executed, int passed, int failed, int exitCode, string last)
    {
        _sandbox.Write("trx", $"""<Counters total="{total}" executed="{executed}" passed="{passed}" failed="{failed}" error="0" />""");

        var result = await _sandbox.StartAsync("", "test");

        Assert.Equal(last, result.Output.TrimEnd().Split('\n')[^1]);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.All(new[] { "build", "format", "test" }, stage => Assert.Contains(stage, result.Commands));
    }

    [Fact]
    public async Task A_run_that_ran_no_test_is_no_success()
    {
        var result = await _sandbox.StartAsync("", "test", "--filter", "Nothing");

        Assert.Equal(1, result.ExitCode);
        Assert.EndsWith("0 passed, 0 failed, 0 skipped\n", result.Output, StringComparison.Ordinal);
    }
}
