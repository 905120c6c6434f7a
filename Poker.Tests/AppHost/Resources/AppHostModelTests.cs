using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Poker.AppHost.Commands;
using Poker.AppHost.Resources;

namespace Poker.Tests.AppHost.Resources;

/// <summary>What the AppHost says of the system, without starting it.</summary>
public sealed class AppHostModelTests
{
    private static readonly string[] Secrets = ["--Parameters:token=a-token-for-tests-alone-0123456789", "--Parameters:postgres-password=a-password-for-tests", "--Parameters:pseudonym-key=a-pseudonym-key-for-tests-0123456789"];

    [Fact]
    public async Task The_local_model_has_database_coordinator_and_workers_that_wait_for_each_other()
    {
        await using var builder = await CreateAsync("--Database:Mode=local", "--Database:Port=54329", "--Workers:Count=3", "--Run:Deck=royal", "--Data:Folder=/data");

        var postgres = (LocalPostgresResource)Find(builder, "postgres");
        Assert.Equal("dotnet", postgres.Command);
        Assert.Equal(
            "Host=127.0.0.1;Port={postgres.bindings.tcp.port};Database=poker;Username=poker;Password={postgres-password.value}",
            postgres.ConnectionStringExpression.ValueExpression);
        Assert.Equal(
            ("tcp", 54329, false), postgres.Annotations.OfType<EndpointAnnotation>().Single() is var tcp ? (tcp.Name, tcp.Port, tcp.IsProxied) : default);
        Assert.True(((ParameterResource)Find(builder, "postgres-password")).Secret);

        var coordinator = Find(builder, "coordinator");
        Assert.Equal(["postgres"], Waits(coordinator));
        Assert.Equal(
            [("grpc", "http2"), ("http", "http")],
            coordinator.Annotations.OfType<EndpointAnnotation>().Select(endpoint => (endpoint.Name, endpoint.Transport)).Order());
        Assert.Equal(
            RunCommand.All.Select(command => (command.Name, command.Confirmation)),
            coordinator.Annotations.OfType<ResourceCommandAnnotation>()
                .Where(command => RunCommand.All.Any(known => known.Name == command.Name)).Select(command => (command.Name, command.ConfirmationMessage)));

        var worker = Find(builder, "worker");
        Assert.Equal(["coordinator", "postgres"], Waits(worker));
        Assert.Equal(3, worker.Annotations.OfType<ReplicaAnnotation>().Last().Replicas);
        Assert.True(((ParameterResource)Find(builder, "token")).Secret);

        var capture = Find(builder, "capture");
        Assert.Equal(["coordinator", "postgres"], Waits(capture));
        Assert.Equal([("http", "http")], capture.Annotations.OfType<EndpointAnnotation>().Select(endpoint => (endpoint.Name, endpoint.Transport)));
        Assert.True(((ParameterResource)Find(builder, "pseudonym-key")).Secret);

        var bot = Find(builder, "bot");
        Assert.Equal(["coordinator", "postgres"], Waits(bot));
        Assert.Equal(
            [("grpc", "http2"), ("http", "http")], bot.Annotations.OfType<EndpointAnnotation>().Select(endpoint => (endpoint.Name, endpoint.Transport)).Order());
    }

    [Fact]
    public async Task Services_are_given_what_they_read()
    {
        await using var builder = await CreateAsync("--Database:Mode=local", "--Run:Deck=royal", "--Run:Betting=tiny");
        await using var app = await builder.BuildAsync();

        var coordinator = await ModelVariables.ReadAsync(builder, "coordinator");
        Assert.Equal(
            ("{postgres.connectionString}", "{token.value}", "royal", "tiny", "true"),
            (coordinator["ConnectionStrings__poker"], coordinator["Poker__Token"], coordinator["Poker__Runs__Deck"], coordinator["Poker__Runs__Betting"], coordinator["Poker__Live__Enabled"]));
        var worker = await ModelVariables.ReadAsync(builder, "worker");
        Assert.Equal(
            ("{postgres.connectionString}", "{token.value}", "{coordinator.bindings.grpc.url}"),
            (worker["ConnectionStrings__poker"], worker["Poker__Token"], worker["services__coordinator__grpc__0"]));
        var capture = await ModelVariables.ReadAsync(builder, "capture");
        Assert.Equal(
            ("{postgres.connectionString}", "{token.value}", "{pseudonym-key.value}"),
            (capture["ConnectionStrings__poker"], capture["Poker__Token"], capture["Poker__Capture__PseudonymKey"]));
        var bot = await ModelVariables.ReadAsync(builder, "bot");
        Assert.Equal(("{postgres.connectionString}", "{token.value}"), (bot["ConnectionStrings__poker"], bot["Poker__Token"]));
    }

    [Fact]
    public async Task A_container_and_an_external_server_are_the_same_database_to_the_services()
    {
        await using var container = await CreateAsync("--Database:Mode=container", "--Database:Tool=pgweb");
        Assert.IsType<PostgresServerResource>(Find(container, "postgres"));
        Assert.IsType<PostgresDatabaseResource>(Find(container, "poker"));
        Assert.NotNull(Find(container, "postgres").Annotations.OfType<ContainerMountAnnotation>().Single(mount => mount.Type == ContainerMountType.Volume));
        Assert.Contains(container.Resources, resource => resource.Name.Contains("pgweb", StringComparison.Ordinal));
        Assert.Contains("poker", Waits(Find(container, "coordinator")));

        await using var external = await CreateAsync("--Database:Mode=external", "--ConnectionStrings:poker=Host=there;Database=poker");
        Assert.DoesNotContain(external.Resources, resource => resource.Name == "postgres");
        Assert.IsAssignableFrom<IResourceWithConnectionString>(Find(external, "poker"));
        Assert.Equal(["poker"], Waits(Find(external, "coordinator")));
    }

    private static Task<IDistributedApplicationTestingBuilder> CreateAsync(params string[] args) =>
        DistributedApplicationTestingBuilder.CreateAsync<Projects.Poker_AppHost>([.. Secrets, .. args]);

    private static IResource Find(IDistributedApplicationTestingBuilder builder, string name) => builder.Resources.Single(resource => resource.Name == name);

    private static string[] Waits(IResource resource) =>
        [.. resource.Annotations.OfType<WaitAnnotation>().Select(wait => wait.Resource.Name).Distinct().Order()];
}
