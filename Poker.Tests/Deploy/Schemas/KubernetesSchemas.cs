using System.Text.RegularExpressions;
using Poker.Packages;

namespace Poker.Tests.Deploy.Schemas;

/// <summary>
/// The schemas of Kubernetes 1.27 and of KEDA, as three npm packages carry them: a JavaScript file a type, with the schema as a JSON literal.
/// Later versions of the packages have the schemas compiled, and no longer refuse what they don't know. Fetched once into the user's cache.
/// </summary>
internal sealed partial class KubernetesSchemas
{
    private const long NeededBytes = 64L << 20;

    private static readonly NpmPackage[] Packages =
    [
        new("@kubernetes-models/apimachinery", "1.2.2", "sha512-d7r1sojRKFPJOgR7Oefh7hlzSZzCEi1hno8Rz6vD96gwmsBOi7KijUcOXnFJ7pgaw3jGuAr62idBkrBbqBz4XA=="),
        new("kubernetes-models", "4.3.1", "sha512-0/8E6tfDGo1mKq0g2gTfUwbBv9oaSQ+xjQ5xjCb4NRZD0nTvErwzBoEijym3eGX+L2RJjNKIBhI9k6VTj1dQWA=="),
        new("@kubernetes-models/keda", "0.3.2", "sha512-vEDh4UY1+ZmsE9iZN93zHmLGEf44lXd2Q59nLBgGb04SoDbP7p2QwY7CZ1WZCw8KayQUP/dhk5T8+cXcrJuQVg=="),
    ];

    private readonly Dictionary<string, string> _files;
    private readonly Dictionary<string, IReadOnlyDictionary<string, object?>> _schemas = [];
    private readonly JsonSchema _checker;

    private KubernetesSchemas(string folder)
    {
        // "_schemas/IoK8sApiAppsV1Deployment.js" for io.k8s.api.apps.v1.Deployment, and KEDA's "v1alpha1/ScaledObject.js".
        _files = Directory.EnumerateFiles(folder, "*.js", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) is "_schemas" or "v1alpha1" && Path.GetFileName(file) != "index.js")
            .DistinctBy(Path.GetFileName)
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), StringComparer.OrdinalIgnoreCase);
        _checker = new JsonSchema(Resolve, closed: true);
    }

    /// <summary>The schemas, fetched where the cache has none.</summary>
    /// <exception cref="PackageException">They cannot be fetched; the message says why.</exception>
    public static async Task<KubernetesSchemas> OpenAsync()
    {
        var cache = UserCache.OfUser();
        var folder = cache.PathOf("kubernetes-schemas", string.Join('-', Packages.Select(package => package.Version)));
        using var held = await cache.LockAsync("kubernetes-schemas");
        if (!Directory.Exists(folder))
        {
            await cache.PublishAsync(folder, NeededBytes, FillAsync);
        }

        return new KubernetesSchemas(folder);
    }

    /// <summary>Everything that is wrong with a manifest.</summary>
    public IReadOnlyList<string> Problems(object? manifest)
    {
        var (version, kind) = (Plain.At(manifest, "apiVersion") as string ?? "", Plain.At(manifest, "kind") as string ?? "");
        var name = version.StartsWith("keda.sh/", StringComparison.Ordinal) ? kind : $"io.k8s.api.{GroupOf(version)}.{kind}";
        return _files.ContainsKey(FileOf(name)) ? _checker.Problems(manifest, Resolve(name)) : [$"there is no schema of {version} {kind}"];
    }

    // "v1" is core.v1, "networking.k8s.io/v1" is networking.v1.
    private static string GroupOf(string version) => version.Split('/') switch
    {
        [var only] => $"core.{only}",
        [var group, var number] => $"{group.Split('.')[0]}.{number}",
        _ => version,
    };

    private static string FileOf(string name) => name.TrimEnd('#').Replace(".", "", StringComparison.Ordinal);

    private static async Task FillAsync(string staging)
    {
        foreach (var package in Packages)
        {
            var folder = Directory.CreateDirectory(Path.Combine(staging, package.Version)).FullName;
            await NpmClient.FetchAsync(package, folder);
        }
    }

    private IReadOnlyDictionary<string, object?> Resolve(string name)
    {
        if (!_schemas.TryGetValue(name, out var schema))
        {
            var literal = Literal().Match(File.ReadAllText(_files[FileOf(name)]));
            _schemas[name] = schema = Plain.Map(Plain.FromJson(literal.Groups["json"].Value));
        }

        return schema;
    }

    [GeneratedRegex(@"^const schema = (?<json>\{.*?^\});$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Literal();
}
