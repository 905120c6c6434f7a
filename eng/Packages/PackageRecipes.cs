namespace Poker.Packages;

/// <summary>
/// The packages that npm can stand in for. Versions are the ones inside the npm packages; they exist in the gallery under the same ids.
/// A dependency's version is the lowest that both networks serve, where the vendor's own lower bound is not.
/// </summary>
internal static class PackageRecipes
{
    /// <summary>Raise it when the content of a packed package changes: what was packed before is then packed anew.</summary>
    public const int Revision = 1;

    private const string Grpc = "2.80.0";
    private const string Protobuf = "3.34.1";
    private const string Apache = "Apache-2.0";

    public static IReadOnlyList<PackageRecipe> All { get; } =
    [
        new("Google.Protobuf", Protobuf, "BSD-3-Clause", PackageSource.AspireBundle),
        new("Grpc.Core.Api", Grpc, Apache, PackageSource.AspireBundle),
        new("Grpc.Net.Common", Grpc, Apache, PackageSource.AspireBundle, new PackageDependency("Grpc.Core.Api", Grpc)),
        new("Grpc.Net.Client", Grpc, Apache, PackageSource.AspireBundle,
            new PackageDependency("Grpc.Net.Common", Grpc), new PackageDependency("Microsoft.Extensions.Logging.Abstractions", "8.0.0")),
        new("Grpc.Net.ClientFactory", Grpc, Apache, PackageSource.AspireBundle,
            new PackageDependency("Grpc.Net.Client", Grpc), new PackageDependency("Microsoft.Extensions.Http", "9.0.0")),
        new("Grpc.AspNetCore.Server", Grpc, Apache, PackageSource.AspireBundle, new PackageDependency("Grpc.Net.Common", Grpc))
        {
            NeedsAspNetCore = true,
        },
        new("Grpc.AspNetCore.Server.ClientFactory", Grpc, Apache, PackageSource.AspireBundle,
            new PackageDependency("Grpc.AspNetCore.Server", Grpc), new PackageDependency("Grpc.Net.ClientFactory", Grpc))
        {
            NeedsAspNetCore = true,
        },
        new("Grpc.AspNetCore", Grpc, Apache, PackageSource.Dependencies,
            new PackageDependency("Google.Protobuf", Protobuf), new PackageDependency("Grpc.AspNetCore.Server.ClientFactory", Grpc),
            new PackageDependency("Grpc.Tools", "2.85.0", WithBuildAssets: true)),
        new("OpenTelemetry.Extensions.Hosting", "1.15.3", Apache, PackageSource.AspireBundle,
            new PackageDependency("Microsoft.Extensions.Hosting.Abstractions", "10.0.0"), new PackageDependency("OpenTelemetry", "1.15.3")),
        new("Microsoft.ML.OnnxRuntime", "1.29.0", "MIT", PackageSource.OnnxRuntime,
            new PackageDependency("System.Numerics.Tensors", OnnxRuntimeBuild.TensorsVersion)),
    ];

    public static PackageRecipe? Find(string id) => All.FirstOrDefault(recipe => recipe.Id.Equals(id, StringComparison.OrdinalIgnoreCase));

    /// <summary>The named packages and every recipe that they depend on, directly or not.</summary>
    public static IReadOnlyList<PackageRecipe> ClosureOf(IEnumerable<string> ids)
    {
        var found = new List<PackageRecipe>();
        var waiting = new Stack<string>(ids);
        while (waiting.TryPop(out var id))
        {
            if (Find(id) is { } recipe && !found.Contains(recipe))
            {
                found.Add(recipe);
                Array.ForEach(recipe.Dependencies, dependency => waiting.Push(dependency.Id));
            }
        }

        return [.. found.OrderBy(recipe => recipe.Id, StringComparer.Ordinal)];
    }
}
