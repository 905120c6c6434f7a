using Poker.Cli.Output;
using Poker.Tests.Harness;

namespace Poker.Tests.Cli.Output;

public sealed class StandardOutputTests
{
    [Theory]
    [InlineData(">")]
    [InlineData(">>")]
    public async Task Commands_that_share_a_file_write_one_after_another(string redirection)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("answers", "");

        await Shell.RunAsync(
            $$"""
            { poker evaluate AhKhQhJhTh; echo A; poker evaluate 2c3d4h5s7c --describe; echo B
              poker equity 'AhKh 2c3c4c5d6s'; echo C; } {{redirection}} {{file}}
            """);

        Assert.Equal(
            """
            7462
            A
            1	high card, seven five four three deuce
            B
            board 6s5d4c3c2c
                      equity       win       tie      lose
            AhKh     39.5960    0.0000   79.1919   20.8081
            random   60.4040   20.8081   79.1919    0.0000
            C

            """,
            await File.ReadAllTextAsync(file));
    }

    [Theory]
    [InlineData("equity", "AhKh 2c3c4c5d6s", "39.5960 60.4040  0.0000 79.1919 20.8081\n")]
    [InlineData("evaluate", "AhKhQhJhTh", "7462\n")]
    public async Task A_command_ends_silently_when_its_reader_goes_away(string command, string line, string answer) =>
        Assert.Equal((0, answer, "1\n"), await Shell.RunAsync($"yes '{line}' 2>/dev/null | {{ poker {command}; echo $? >&2; }} | head -1"));

    [Theory]
    [InlineData("evaluate AhKhQhJhTh")]
    [InlineData("equity AhKh 2c3c4c5d6s")]
    [InlineData("bench turn --help")]
    [InlineData("--version")]
    public async Task A_full_output_is_told_as_such(string command) => Assert.Equal(
        (ExitCodes.Failure, "", "poker: Standard output cannot be written: No space left on device.\n"),
        await Shell.RunAsync($"poker {command} > /dev/full"));
}
