namespace Poker.Cli.Commands;

/// <summary>The trainer's flags of old: as the first argument, <c>--status</c> means <c>status</c>, and so on.</summary>
internal static class ModeFlags
{
    private static readonly string[] Built = ["status", "cluster", "fast"];
    private static readonly string[] Unbuilt = ["slow"];

    /// <summary>The arguments with such a flag replaced by its subcommand.</summary>
    public static string[] Rewrite(string[] args)
    {
        var mode = args.Length == 0 ? null : Built.Concat(Unbuilt).FirstOrDefault(mode => args[0] == "--" + mode);
        return mode is null ? args : [mode, .. args[1..]];
    }

    /// <summary>What to say of a mode that this version lacks; null of any other word.</summary>
    public static string? NotBuilt(string word) => Unbuilt.Contains(word)
        ? $"--{word} trains a blueprint with many workers, which this version cannot do yet; poker fast trains one on this machine."
        : null;
}
