using Npgsql;

namespace Poker.Infrastructure.Postgres.Embedded;

/// <summary>The role that workers use while the server is open to other machines: it owns the tables, and may do nothing else.</summary>
/// <remarks>
/// Workers attach, detach and drop leaves and frames, which only owners may; so all workers of an open server, those beside it too, are this
/// role. It is no superuser. It can log in only while the server is open, with a password of that opening.
/// </remarks>
internal static class WorkerRole
{
    /// <summary>Its name.</summary>
    public const string Name = "poker_worker";

    /// <summary>Lets it in with a password.</summary>
    public static Task OpenAsync(NpgsqlConnection connection, string password, CancellationToken cancellation)
    {
        // DDL takes no parameters; the password is hexadecimal digits.
        ArgumentOutOfRangeException.ThrowIfNotEqual(password.All(char.IsAsciiHexDigit), true);
        return ExecuteAsync(
            connection,
            $"""
            -- A statement that fails is written to the log, this one with the password in it.
            SET log_min_error_statement = panic;
            DO $$ BEGIN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{Name}') THEN CREATE ROLE {Name}; END IF;
            END $$;
            ALTER ROLE {Name} NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION LOGIN PASSWORD '{password}';
            GRANT USAGE, CREATE ON SCHEMA public TO {Name};
            GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA public TO {Name};
            GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {Name};
            ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON TABLES TO {Name};
            ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {Name};
            """,
            cancellation);
    }

    /// <summary>Makes it the owner of all tables, whatever made them: workers attach the leaves that they load, and drop those of others.</summary>
    public static Task OwnAsync(NpgsqlConnection connection, CancellationToken cancellation) => ExecuteAsync(
        connection,
        $"""
        DO $$
        DECLARE owned TEXT;
        BEGIN
            FOR owned IN
                SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = current_schema() AND tableowner <> '{Name}'
            LOOP
                EXECUTE 'ALTER TABLE ' || owned || ' OWNER TO {Name}';
            END LOOP;
        END $$
        """,
        cancellation);

    /// <summary>Keeps it out, where it is known.</summary>
    public static Task CloseAsync(NpgsqlConnection connection, CancellationToken cancellation) => ExecuteAsync(
        connection,
        $"""
        DO $$ BEGIN
            IF EXISTS (SELECT FROM pg_roles WHERE rolname = '{Name}' AND rolcanlogin) THEN ALTER ROLE {Name} NOLOGIN PASSWORD NULL; END IF;
        END $$
        """,
        cancellation);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
