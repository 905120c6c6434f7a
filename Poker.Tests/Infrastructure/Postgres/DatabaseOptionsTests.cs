using Poker.Infrastructure.Postgres;

namespace Poker.Tests.Infrastructure.Postgres;

public sealed class DatabaseOptionsTests
{
    [Theory]
    [InlineData(null, null, "/variable", "Host=variable")]
    [InlineData("/line", null, "/line", "Host=variable")]
    [InlineData(null, "Host=line", "/variable", "Host=line")]
    [InlineData("/line", "Host=line", "/line", "Host=line")]
    public void The_command_line_beats_the_environment_for_folder_and_server_each(string? data, string? database, string folder, string server)
    {
        var options = DatabaseOptions.From(
            data, database, name => name == DatabaseOptions.DataVariable ? "/variable" : name == DatabaseOptions.DatabaseVariable ? "Host=variable" : null);

        Assert.Equal((folder, server), (options.Folder, options.ConnectionString));
        Assert.Empty(options.Problems());
    }

    [Fact]
    public void An_empty_variable_counts_as_none()
    {
        var options = DatabaseOptions.From(null, null, _ => "");

        Assert.Equal((null, null), (options.DataFolder, options.ConnectionString));
    }
}
