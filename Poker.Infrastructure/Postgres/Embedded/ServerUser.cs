namespace Poker.Infrastructure.Postgres.Embedded;

/// <summary>The account that the server runs under: this process's own, or an unprivileged one when this process is root.</summary>
/// <remarks>PostgreSQL refuses to run as root. Everything inside the server's folder is made through this class, and so owned by it.</remarks>
internal sealed class ServerUser
{
    /// <summary>The account that other programs use too: the last resort.</summary>
    public const string Shared = "nobody";

    private static readonly string[] Candidates = ["postgres", Shared];
    private readonly string[] _prefix;

    private ServerUser(string? name, string[] prefix)
    {
        Name = name;
        _prefix = prefix;
    }

    /// <summary>The account's name; null for this process's own.</summary>
    public string? Name { get; }

    /// <summary>Finds the account.</summary>
    /// <exception cref="DatabaseException">The process is root and no way to another account was found.</exception>
    public static async Task<ServerUser> FindAsync(CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
        {
            return new ServerUser(null, []);
        }

        foreach (var name in Candidates)
        {
            var user = await ExternalCommand.RunAsync(["id", "-u", name], null, cancellation);
            var group = await ExternalCommand.RunAsync(["id", "-g", name], null, cancellation);
            if (!user.Succeeded || !group.Succeeded)
            {
                continue;
            }

            foreach (var prefix in Prefixes(name, user.Output.Trim(), group.Output.Trim()))
            {
                if ((await ExternalCommand.RunAsync([.. prefix, "true"], null, cancellation)).Succeeded)
                {
                    return new ServerUser(name, prefix);
                }
            }
        }

        throw new DatabaseException(
            "PostgreSQL does not run as root, and no other account could be used.",
            "Run the command as an ordinary user, add a user named postgres, or use an external server (--database \"Host=…\").");
    }

    /// <summary>Runs a program as this account.</summary>
    public Task<CommandResult> RunAsync(IReadOnlyList<string> command, string? input, CancellationToken cancellation) =>
        ExternalCommand.RunAsync([.. _prefix, .. command], input, cancellation);

    /// <summary>Writes a file that only this account can read; it appears complete or not at all.</summary>
    public async Task WriteFileAsync(string path, string content, CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows())
        {
            await File.WriteAllTextAsync(path, content, cancellation);
            return;
        }

        var written = await RunAsync(
            ["sh", "-c", "umask 077; cat > \"$1.new\" && mv -f \"$1.new\" \"$1\"", "sh", path], content, cancellation);
        if (!written.Succeeded)
        {
            throw new DatabaseException($"The file {path} cannot be written: {written.Output.Trim()}.", "Check the folder's owner and free space.");
        }
    }

    /// <summary>The first of the folder's parents, or itself, that this account cannot enter; null when it reaches the folder.</summary>
    public async Task<string?> UnreachableAsync(string folder, CancellationToken cancellation)
    {
        if (Name is null)
        {
            return null;
        }

        var chain = new List<string>();
        for (var part = folder; part is not null; part = Path.GetDirectoryName(part))
        {
            chain.Insert(0, part);
        }

        var probe = await RunAsync(
            ["sh", "-c", "for p; do [ -x \"$p\" ] || { echo \"$p\"; exit 1; }; done", "sh", .. chain], null, cancellation);
        return probe.Succeeded ? null : probe.Output.Trim();
    }

    // setpriv keeps no process in between; su is everywhere.
    private static IEnumerable<string[]> Prefixes(string name, string user, string group) =>
    [
        ["setpriv", "--reuid", user, "--regid", group, "--clear-groups", "--"],
        ["runuser", "-u", name, "--"],
        ["su", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "--", name],
    ];
}
