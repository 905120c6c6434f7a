using System.Net.Sockets;
using Npgsql;
using Poker.Infrastructure.Postgres;

namespace Poker.Tests.Infrastructure.Postgres;

public sealed class DatabaseErrorsTests
{
    [Theory]
    [InlineData(PostgresErrorCodes.DiskFull, "The disk is full")]
    [InlineData(PostgresErrorCodes.InvalidPassword, "refused the login")]
    [InlineData(PostgresErrorCodes.AdminShutdown, "starting or shutting down")]
    [InlineData(PostgresErrorCodes.CannotConnectNow, "starting or shutting down")]
    [InlineData(PostgresErrorCodes.InsufficientPrivilege, "may not do this")]
    [InlineData(PostgresErrorCodes.DuplicateTable, "aren't this program's")]
    [InlineData(PostgresErrorCodes.DuplicateObject, "aren't this program's")]
    [InlineData(PostgresErrorCodes.UndefinedTable, "not those of this version")]
    public void What_the_server_reports_becomes_a_sentence_and_a_way_out(string state, string sentence)
    {
        var error = DatabaseErrors.TryTranslate(new PostgresException("the cause", "ERROR", "ERROR", state));

        Assert.NotNull(error);
        Assert.Contains(sentence, error.Message);
        Assert.Contains("the cause", error.Message);
        Assert.NotEmpty(error.WayOut);
    }

    [Fact]
    public void A_lost_connection_and_an_unreachable_server_are_told_apart()
    {
        var lost = DatabaseErrors.TryTranslate(new NpgsqlException("reading", new EndOfStreamException()));
        var unreachable = DatabaseErrors.TryTranslate(new NpgsqlException("connecting", new SocketException((int)SocketError.ConnectionRefused)));

        Assert.Contains("was lost", lost!.Message);
        Assert.Contains("cannot be reached", unreachable!.Message);
    }

    [Fact]
    public void Only_errors_of_the_database_are_translated()
    {
        Assert.Null(DatabaseErrors.TryTranslate(new InvalidOperationException()));
        Assert.Null(DatabaseErrors.TryTranslate(new FileNotFoundException()));
        Assert.Contains("The disk is full", DatabaseErrors.TryTranslate(new IOException("write", 28))!.Message);
    }
}
