namespace Poker.Infrastructure.Postgres.Embedded;

/// <summary>Where the embedded server keeps its files.</summary>
/// <remarks>
/// <code>
/// DIR/                   this process's own folder; other parts of the program may keep files here
/// └── postgres/          0700, owned by the account that the server runs under
///     ├── cluster/       PGDATA: PG_VERSION, postmaster.pid, poker.conf, poker.password (0600), …; of an open server poker.worker.password, poker.crt, poker.key (0600)
///     ├── server-18/     a copy of the binaries, only where that account cannot reach the installed ones
///     ├── server.log     server.log.1 is the previous start's
///     ├── gate.lock      held while a process initialises, starts, attaches to or stops the server
///     └── users.lock     held, shared, by every process that uses the server
/// </code>
/// </remarks>
internal sealed record ServerFolder(string Root)
{
    /// <summary>What the names of copied binaries' folders begin with; the major version follows.</summary>
    public const string CopyPrefix = "server-";

    /// <summary>The folder with everything of the server in it.</summary>
    public string Postgres => Path.Combine(Root, "postgres");

    /// <summary>PGDATA.</summary>
    public string Cluster => Path.Combine(Postgres, "cluster");

    /// <summary>What the server printed since its last start.</summary>
    public string Log => Path.Combine(Postgres, "server.log");

    /// <summary>The lock of start and stop.</summary>
    public string Gate => Path.Combine(Postgres, "gate.lock");

    /// <summary>The lock that users share.</summary>
    public string Users => Path.Combine(Postgres, "users.lock");

    /// <summary>The generated password; it lies within the cluster so that both appear in one rename.</summary>
    public string Password => Path.Combine(Cluster, "poker.password");

    /// <summary>The generated password of the workers' role, where the server was opened.</summary>
    public string WorkerPassword => Path.Combine(Cluster, "poker.worker.password");

    /// <summary>The settings that every start writes anew.</summary>
    public string Settings => Path.Combine(Cluster, ServerSettings.FileName);

    /// <summary>The running server's process, port and state.</summary>
    public string Postmaster => Path.Combine(Cluster, "postmaster.pid");

    /// <summary>Whether a complete cluster is there: initdb works beside it and is renamed at the end.</summary>
    public bool IsInitialised => File.Exists(Path.Combine(Cluster, "PG_VERSION"));

    /// <summary>The major version that made the cluster, such as 15.</summary>
    public int MajorVersion => int.Parse(File.ReadAllText(Path.Combine(Cluster, "PG_VERSION")).Trim(), provider: null);

    /// <summary>The folder of that name, or the user's default one.</summary>
    public static ServerFolder Of(string? folder) => new(Path.GetFullPath(folder ?? Default()));

    private static string Default()
    {
        const string SystemWide = "/var/lib/poker";
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
        {
            // Root's home is closed to the account that the server runs under.
            return SystemWide;
        }

        const Environment.SpecialFolder Local = Environment.SpecialFolder.LocalApplicationData;
        return OperatingSystem.IsLinux()
            ? UserFolders.Current.Data
            : Path.Combine(Environment.GetFolderPath(Local, Environment.SpecialFolderOption.DoNotVerify), "poker");
    }
}
