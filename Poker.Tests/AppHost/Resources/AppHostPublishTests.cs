using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Testing;

namespace Poker.Tests.AppHost.Resources;

/// <summary>What the AppHost says of the system where it is published instead of run.</summary>
public sealed class AppHostPublishTests
{
    [Theory]
    [InlineData("kubernetes")]
    [InlineData("compose")]
    public async Task A_cluster_gets_a_database_with_a_volume_of_its_own(string target)
    {
        await using var builder = await PublishAsync($"--Publish:Target={target}");

        var postgres = Assert.IsType<PostgresServerResource>(Find(builder, "postgres"));
        Assert.Equal("postgres-data", postgres.Annotations.OfType<ContainerMountAnnotation>().Single(mount => mount.Type == ContainerMountType.Volume).Source);
        Assert.Equal("poker", (await ModelVariables.ReadAsync(builder, "postgres"))["POSTGRES_DB"]);
        Assert.Equal("{poker.connectionString}", (await ModelVariables.ReadAsync(builder, "coordinator"))["ConnectionStrings__poker"]);
    }

    [Fact]
    public async Task Azure_gets_a_managed_database_by_its_connection_string()
    {
        await using var builder = await PublishAsync("--Publish:Target=azure", "--ConnectionStrings:poker=Host=there;Database=poker");

        Assert.DoesNotContain(builder.Resources, resource => resource.Name == "postgres");
        Assert.Equal("{poker.connectionString}", (await ModelVariables.ReadAsync(builder, "worker"))["ConnectionStrings__poker"]);
    }

    [Fact]
    public async Task Only_the_coordinators_pages_are_open_to_others()
    {
        await using var builder = await PublishAsync("--Publish:Target=kubernetes", "--Workers:Count=5");

        var open = builder.Resources.SelectMany(resource => resource.Annotations.OfType<EndpointAnnotation>()
            .Where(endpoint => endpoint.IsExternal).Select(endpoint => (resource.Name, endpoint.Name)));
        Assert.Equal([("coordinator", "http")], open);
        Assert.Equal(5, Find(builder, "worker").Annotations.OfType<ReplicaAnnotation>().Last().Replicas);
    }

    [Fact]
    public async Task Workers_elsewhere_know_no_folder_of_this_machine()
    {
        await using var builder = await PublishAsync("--Publish:Target=kubernetes", "--Data:Folder=/data");

        var worker = await ModelVariables.ReadAsync(builder, "worker");
        Assert.Equal("true", worker["Poker__Coordinator__Plaintext"]);
        Assert.DoesNotContain(worker.Keys, key => key is "POKER_DATA" or "Poker__Worker__Slots");
        Assert.DoesNotContain("/data", worker.Values);
    }

    private static Task<IDistributedApplicationTestingBuilder> PublishAsync(params string[] args) =>
        DistributedApplicationTestingBuilder.CreateAsync<Projects.Poker_AppHost>(
            ["--operation", "publish", "--Parameters:token=a-token-for-tests-alone-0123456789", .. args]);

    private static IResource Find(IDistributedApplicationTestingBuilder builder, string name) => builder.Resources.Single(resource => resource.Name == name);
}
