using System.Net.Sockets;
using Npgsql;

namespace Poker.Infrastructure.Postgres;

/// <summary>Turns the errors of PostgreSQL, the driver and the disk into <see cref="DatabaseException"/>.</summary>
public static class DatabaseErrors
{
    private const int NoSpaceLeft = 28;

    /// <summary>The error as a <see cref="DatabaseException"/>, or null when it is no error of the database.</summary>
    public static DatabaseException? TryTranslate(Exception error) => error switch
    {
        DatabaseException translated => translated,
        AggregateException { InnerException: { } inner } => TryTranslate(inner),
        PostgresException reported => FromServer(reported),
        NpgsqlException broken => FromDriver(broken),
        IOException io when (io.HResult & 0xFFFF) == NoSpaceLeft => DiskFull(io),
        _ => null,
    };

    /// <summary>Runs database work; its errors come out as <see cref="DatabaseException"/>, others unchanged.</summary>
    internal static async Task<T> TranslatedAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception error) when (error is not DatabaseException && TryTranslate(error) is { } translated)
        {
            throw translated;
        }
    }

    /// <summary>Runs database work; its errors come out as <see cref="DatabaseException"/>, others unchanged.</summary>
    internal static Task TranslatedAsync(Func<Task> work) => TranslatedAsync(async () =>
    {
        await work();
        return true;
    });

    private static DatabaseException FromServer(PostgresException error) => error.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => new(
            $"The database refused the login: {error.MessageText}.",
            "Check Username and Password in --database (or POKER_DATABASE).", error),
        PostgresErrorCodes.InvalidCatalogName => new(
            $"The server has no such database: {error.MessageText}.",
            "Create it (CREATE DATABASE …) or name another one in --database (or POKER_DATABASE).", error),
        PostgresErrorCodes.DiskFull => DiskFull(error),
        PostgresErrorCodes.OutOfMemory => new(
            $"The database server ran out of memory: {error.MessageText}.", "Give the server more memory and run the command again.", error),
        PostgresErrorCodes.TooManyConnections => new(
            "The database server has no connection left.", "Close other clients or raise max_connections, then run the command again.", error),
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow => new(
            $"The database server is starting or shutting down: {error.MessageText}.",
            "Run the command again when the server is up: what was stored completely is kept.", error),
        PostgresErrorCodes.InsufficientPrivilege => new(
            $"The database user may not do this: {error.MessageText}.",
            "Use the owner of the database, or grant the user CREATE on its schema (to look only: SELECT on its tables).", error),
        PostgresErrorCodes.DuplicateTable or PostgresErrorCodes.DuplicateObject => new(
            $"The database holds tables of the same names that aren't this program's: {error.MessageText}.", "Use an empty database.", error),
        PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.DatatypeMismatch
            or PostgresErrorCodes.WrongObjectType => new(
            $"The database's tables are not those of this version: {error.MessageText}.",
            "Use an empty database, or the version of the program that made these tables.", error),
        _ => new($"The database reported an error ({error.SqlState}): {error.MessageText}.", error.Hint ?? "", error),
    };

    private static DatabaseException FromDriver(NpgsqlException error) => error.InnerException switch
    {
        SocketException socket when IsUnreachable(socket.SocketErrorCode) => new(
            $"The database cannot be reached: {error.Message} ({socket.Message}).",
            "Check Host and Port in --database (or POKER_DATABASE) and that the server is running; without that option the embedded server is used.",
            error),
        TimeoutException => new(
            $"The database did not answer in time: {error.Message}.", "Check that the server is reachable and not overloaded, then try again.", error),
        IOException or SocketException or EndOfStreamException or null => new(
            $"The connection to the database was lost: {error.Message}.",
            "Run the command again when the server is up: what was stored completely is kept.", error),
        _ => new($"The database cannot be used: {error.Message}.", "Check --database (or POKER_DATABASE).", error),
    };

    private static bool IsUnreachable(SocketError code) => code is SocketError.ConnectionRefused or SocketError.HostNotFound
        or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.TimedOut or SocketError.TryAgain or SocketError.NoData;

    private static DatabaseException DiskFull(Exception error) => new(
        $"The disk is full: {(error as PostgresException)?.MessageText ?? error.Message}.",
        "Free some space or use another folder (--data DIR), then run the command again: what was stored completely is kept.", error);
}
