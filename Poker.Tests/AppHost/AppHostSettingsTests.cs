using Microsoft.Extensions.Configuration;
using Poker.AppHost;

namespace Poker.Tests.AppHost;

public sealed class AppHostSettingsTests
{
    [Fact]
    public void What_is_not_set_has_its_default() => Assert.Equal(new AppHostSettings(), Read());

    [Fact]
    public void The_files_of_the_project_say_the_defaults()
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(Path.Combine(Harness.Clone.Root, "Poker.AppHost", "appsettings.json")).Build();

        Assert.Equal(new AppHostSettings(), AppHostSettings.Read(configuration));
    }

    [Fact]
    public void Every_setting_is_read() => Assert.Equal(
        new AppHostSettings
        {
            Database = DatabaseMode.Container,
            DatabasePort = 5433,
            DatabaseTool = "pgweb",
            Data = "/data",
            Workers = 7,
            Deck = "royal",
            Betting = "tiny",
            Target = "azure",
        },
        Read(
            ("Database:Mode", "Container"), ("Database:Port", "5433"), ("Database:Tool", "PgWeb"), ("Data:Folder", "/data"), ("Workers:Count", "7"), ("Run:Deck", "royal"),
            ("Run:Betting", "tiny"), ("Publish:Target", "Azure")));

    [Fact]
    public void All_that_makes_no_sense_is_told_at_once()
    {
        var error = Assert.Throws<SettingsException>(() => Read(
            ("Database:Mode", "9"), ("Database:Port", "0"), ("Database:Tool", "psql"), ("Workers:Count", "many"), ("Publish:Target", "moon")));

        Assert.Equal(
            """
            Database:Mode is '9', but must be auto, container, local or external.
            Database:Port is '0', but must be 1 to 65535.
            Database:Tool is 'psql', but must be none, pgadmin, pgweb.
            Workers:Count is 'many', but must be 1 to 1000.
            Publish:Target is 'moon', but must be kubernetes, compose, azure.
            """.ReplaceLineEndings(),
            error.Message);
    }

    [Fact]
    public void A_server_of_this_machine_cannot_be_published()
    {
        var local = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Database:Mode", (string?)"local")]).Build();

        Assert.Equal(DatabaseMode.Local, AppHostSettings.Read(local).Database);
        Assert.Equal(
            "Database:Mode=local is this machine's server, which cannot be published: use container or external.",
            Assert.Throws<SettingsException>(() => AppHostSettings.Read(local, isPublished: true)).Message);
    }

    private static AppHostSettings Read(params (string Key, string Value)[] settings) => AppHostSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build());
}
