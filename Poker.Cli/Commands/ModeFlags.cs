namespace Poker.Cli.Commands;

/// <summary>The trainer's flags of old: as the first argument, <c>--status</c> means <c>status</c>, and so on.</summary>
internal static class ModeFlags
{
    private static readonly string[] Modes = ["status", "cluster", "fast", "slow"];

    /// <summary>The arguments with such a flag replaced by its subcommand.</summary>
    public static string[] Rewrite(string[] args)
    {
        var mode = args.Length == 0 ? null : Modes.FirstOrDefault(mode => args[0] == "--" + mode);
        return mode is null ? args : [mode, .. args[1..]];
    }
}
