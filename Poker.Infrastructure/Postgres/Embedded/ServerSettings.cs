using System.Globalization;

namespace Poker.Infrastructure.Postgres.Embedded;

/// <summary>The server's settings: durable, and fit for loading 138 million rows on a small machine.</summary>
internal static class ServerSettings
{
    /// <summary>The file's name within the cluster; <c>postgresql.conf</c> includes it.</summary>
    public const string FileName = "poker.conf";

    /// <summary>The certificate's copy within the cluster, where the server was opened.</summary>
    public const string CertificateName = "poker.crt";

    /// <summary>Its key's.</summary>
    public const string KeyName = "poker.key";

    private const string Loopback = "127.0.0.1", AddressSetting = "listen_addresses = ", PortSetting = "port = ";

    /// <summary>Who may connect: nobody without a password, and nobody from another machine but the workers' role of a server that was opened, over TLS.</summary>
    public static string HostRules(ListenOptions? listen) =>
        $"""
        # Written anew at every start: a change here is lost.
        # TYPE   DATABASE  USER          ADDRESS       METHOD
        host     all       all           127.0.0.1/32  scram-sha-256
        {(listen is null ? "" : $"hostssl  {EmbeddedServer.DatabaseName}     {WorkerRole.Name}  all           scram-sha-256")}

        """;

    /// <summary>The line that says where a server listens.</summary>
    public static string AddressLine(ListenOptions? listen) =>
        $"{AddressSetting}'{(listen is null ? Loopback : listen.IsAny ? "*" : $"{Loopback},{listen.Address}")}'";

    /// <summary>The lines of a file of settings that say where its server listens and on which port; null and 0 where it has none.</summary>
    public static (string? AddressLine, int Port) Network(IEnumerable<string> settings)
    {
        var (address, port) = ((string?)null, 0);
        foreach (var line in settings)
        {
            if (line.StartsWith(AddressSetting, StringComparison.Ordinal))
            {
                address = line;
            }
            else if (line.StartsWith(PortSetting, StringComparison.Ordinal))
            {
                _ = int.TryParse(line[PortSetting.Length..], CultureInfo.InvariantCulture, out port);
            }
        }

        return (address, port);
    }

    /// <summary>The settings of a server on that port.</summary>
    /// <param name="port">A port that is free.</param>
    /// <param name="listen">How it is opened to other machines; null for not at all.</param>
    /// <param name="memoryBytes">The memory of the machine or container.</param>
    /// <param name="processors">Its processors.</param>
    public static string Text(int port, ListenOptions? listen, long memoryBytes, int processors) =>
        $"""
        # Written anew at every start: a change here is lost.
        {AddressLine(listen)}
        {PortSetting}{port}
        unix_socket_directories = ''
        max_connections = {(listen is null ? 100 : 400)}
        {(listen is null ? "ssl = off" : $"ssl = on\nssl_cert_file = '{CertificateName}'\nssl_key_file = '{KeyName}'\nssl_min_protocol_version = 'TLSv1.2'")}
        cluster_name = 'poker'

        # A machine that lost its power keeps its locks no longer than this.
        tcp_keepalives_idle = 30
        tcp_keepalives_interval = 10
        tcp_keepalives_count = 3

        # Nothing is replicated: a table that is loaded in the transaction that made it needs no WAL, only a sync at its commit.
        wal_level = minimal
        max_wal_senders = 0
        fsync = on
        full_page_writes = on
        synchronous_commit = on
        max_wal_size = 2GB
        checkpoint_timeout = 15min

        # Indexes are built side by side, one a connection, from rows in order: helpers and more memory gained nothing (2.7 s for 8 million).
        shared_buffers = {Megabytes(memoryBytes / 16, 32, 512)}MB
        maintenance_work_mem = {Megabytes(memoryBytes / 64, 64, 256)}MB
        work_mem = {Megabytes(memoryBytes / 400, 4, 32)}MB
        effective_cache_size = {Megabytes(memoryBytes / 2, 64, 65536)}MB
        max_parallel_workers = {Math.Max(2, processors)}
        max_parallel_workers_per_gather = {Math.Clamp(processors, 1, 8)}
        max_parallel_maintenance_workers = 0
        random_page_cost = 1.1
        jit = off

        # Bulk tables are frozen as they are loaded: little is left for it to do.
        autovacuum_max_workers = 1
        autovacuum_naptime = 2min

        password_encryption = 'scram-sha-256'
        log_line_prefix = '%m [%p] '
        log_timezone = 'UTC'
        timezone = 'UTC'

        """;

    private static long Megabytes(long bytes, long least, long most) => Math.Clamp(bytes >> 20, least, most);
}
