using Poker.Cli.Output;

namespace Poker.Tests.Cli.Output;

public sealed class CommandRunTests
{
    [Fact]
    public async Task Exceptions_become_one_line_and_an_exit_code()
    {
        Assert.Equal((ExitCodes.Success, ""), await Guard(() => { }));
        Assert.Equal((ExitCodes.Failure, "poker: full\n"), await Guard(() => throw new CommandError("full")));
        Assert.Equal((ExitCodes.BadInput, "poker: odd\n"), await Guard(() => throw CommandError.BadInput("odd")));
        Assert.Equal((ExitCodes.BadInput, "poker: odd\n"), await Guard(() => throw new FormatException("odd")));
        Assert.Equal((ExitCodes.Cancelled, "poker: cancelled\n"), await Guard(() => throw new OperationCanceledException()));
    }

    [Fact]
    public async Task A_folder_in_place_of_a_file_is_told_in_a_line() => Assert.Equal(
        (ExitCodes.Failure, $"poker: Access to the path '{Path.GetTempPath()}' is denied.\n"),
        await Guard(() => File.OpenRead(Path.GetTempPath())));

    [Fact]
    public async Task Defects_are_not_hidden() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Guard(() => throw new InvalidOperationException("a defect")));

    private static async Task<(int ExitCode, string Errors)> Guard(Action work)
    {
        using var errors = new StringWriter { NewLine = "\n" };
        var exitCode = await CommandRun.Guard(
            () =>
            {
                work();
                return Task.CompletedTask;
            },
            errors);
        return (exitCode, errors.ToString());
    }
}
