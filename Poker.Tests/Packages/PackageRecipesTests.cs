using Poker.Packages;
using Poker.Tests.Harness;

namespace Poker.Tests.Packages;

public sealed class PackageRecipesTests
{
    [Fact]
    public void The_central_versions_are_the_ones_that_npm_can_stand_in_for()
    {
        var named = new Repository(Clone.Root).NamedVersions();

        Assert.All(PackageRecipes.All.Where(recipe => named.ContainsKey(recipe.Id)), recipe => Assert.Equal(named[recipe.Id], recipe.Version));
        Assert.Equal(named["Grpc.Tools"], PackageRecipes.Find("Grpc.AspNetCore")!.Dependencies.Single(one => one.Id == "Grpc.Tools").Version);
        Assert.Equal(OnnxRuntimeBuild.TensorsVersion, named["System.Numerics.Tensors"]);
    }

    [Fact]
    public void A_package_brings_the_recipes_that_it_depends_on()
    {
        var ids = PackageRecipes.ClosureOf(["Grpc.Net.Client", "Npgsql"]).Select(recipe => recipe.Id);

        Assert.Equal(["Grpc.Core.Api", "Grpc.Net.Client", "Grpc.Net.Common"], ids);
    }

    [Theory]
    [InlineData(".NETCoreApp,Version=v10.0", "net10.0")]
    [InlineData(".NETCoreApp,Version=v5.0", "net5.0")]
    [InlineData(".NETStandard,Version=v2.1", "netstandard2.1")]
    public void A_framework_name_becomes_its_folder(string framework, string folder) =>
        Assert.Equal(folder, AssemblyIdentity.FolderOf(framework));
}
