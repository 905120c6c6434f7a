using Poker.Packages;
using Poker.Tests.Harness;

namespace Poker.Tests.Packages;

public sealed class NamedVersionsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Repository _repository;

    public NamedVersionsTests()
    {
        _folder.Write("Directory.Build.props", "<Project><PropertyGroup><AspireVersion>13.5.4</AspireVersion></PropertyGroup></Project>");
        _folder.Write("Directory.Packages.props", """
            <Project>
              <ItemGroup>
                <PackageVersion Include="Aspire.Npgsql" Version="$(AspireVersion)" />
                <PackageVersion Include="Aspire.Hosting.Kubernetes" Version="$(AspireVersion)-*" />
                <PackageVersion Update="Npgsql" Version="10.0.*" />
                <PackageVersion Include="Npgsql" Version="10.0.3" />
              </ItemGroup>
            </Project>
            """);
        _repository = new Repository(_folder.Root);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Aspires_packages_need_not_restore()
    {
        Assert.Equal("10.0.3", Assert.Single(_repository.NamedVersions(), named => named.Key == "Npgsql").Value);
        Assert.DoesNotContain("Aspire.Npgsql", _repository.NamedVersions().Keys);
    }

    [Fact]
    public void Aspires_packages_have_the_one_version_of_Aspire()
    {
        Assert.Equal("Aspire.Npgsql", Assert.Single(_repository.NamedAspirePackages()));
        Assert.Equal("13.5.4", _repository.AspireVersion());
    }

    [Fact]
    public void No_version_that_must_restore_is_a_property() =>
        Assert.DoesNotContain(new Repository(Clone.Root).NamedVersions().Values, version => version.Contains('$', StringComparison.Ordinal));
}
