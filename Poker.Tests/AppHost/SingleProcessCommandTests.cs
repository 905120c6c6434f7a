using Microsoft.Extensions.Configuration;
using Poker.AppHost;

namespace Poker.Tests.AppHost;

public sealed class SingleProcessCommandTests
{
    private static readonly IConfiguration Empty = new ConfigurationBuilder().Build();

    [Fact]
    public void By_default_all_services_run_on_the_embedded_server_and_go_on_with_what_is_there() =>
        Assert.Equal(["up", "--workers", "2"], SingleProcessCommand.Of(new AppHostSettings(), Empty));

    [Fact]
    public void The_settings_become_options()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("ConnectionStrings:poker", "Host=there;Database=poker")]).Build();
        var settings = new AppHostSettings { Database = DatabaseMode.External, Workers = 3, Data = "/data", Deck = "royal", Betting = "tiny", Live = false };

        Assert.Equal(
            ["up", "--workers", "3", "--data", "/data", "--database", "Host=there;Database=poker", "--deck", "royal", "--betting", "tiny", "--no-live"],
            SingleProcessCommand.Of(settings, configuration));
    }

    [Theory]
    [InlineData(nameof(DatabaseMode.Container), "Database:Mode=container needs Aspire")]
    [InlineData(nameof(DatabaseMode.External), "needs ConnectionStrings:poker")]
    public void What_cannot_be_done_so_is_refused(string mode, string problem) => Assert.Contains(
        problem,
        Assert.Throws<SettingsException>(() => SingleProcessCommand.Of(new AppHostSettings { Database = Enum.Parse<DatabaseMode>(mode) }, Empty)).Message);
}
