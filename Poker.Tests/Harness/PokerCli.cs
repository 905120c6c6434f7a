namespace Poker.Tests.Harness;

/// <summary>The program itself as a process of its own.</summary>
internal static class PokerCli
{
    /// <summary>Starts it; <paramref name="dataFolder"/> is its data folder unless the arguments name one.</summary>
    public static ChildProcess Start(string dataFolder, params string[] arguments) => Start(dataFolder, new Dictionary<string, string>(), arguments);

    /// <summary>Starts it with more in its environment.</summary>
    public static ChildProcess Start(string dataFolder, IReadOnlyDictionary<string, string> environment, params string[] arguments) => ChildProcess.StartAssembly(
        "Poker.Cli.dll", new Dictionary<string, string>(environment) { ["POKER_DATA"] = dataFolder, ["POKER_DATABASE"] = "" }, arguments);

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string dataFolder, params string[] arguments)
    {
        using var child = Start(dataFolder, arguments);
        return await child.EndAsync();
    }
}
