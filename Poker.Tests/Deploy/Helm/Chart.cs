using Poker.Tests.Deploy.Schemas;
using Poker.Tests.Harness;

namespace Poker.Tests.Deploy.Helm;

/// <summary>
/// A Helm chart, rendered as `helm template` renders it: no registry here has helm or an engine for its templates. Where helm is installed,
/// <see cref="HelmTests"/> compares both.
/// </summary>
internal sealed class Chart
{
    private readonly Dictionary<string, IReadOnlyList<Node>> _templates = [];
    private readonly Dictionary<string, IReadOnlyList<Node>> _defined = [];
    private readonly Dictionary<string, object?> _about;
    private readonly Func<string, string> _file;
    private readonly object? _schema;

    private Chart(string folder)
    {
        _about = Plain.Map(Yaml.Read(File.ReadAllText(Path.Combine(folder, "Chart.yaml"))))
            .ToDictionary(entry => char.ToUpperInvariant(entry.Key[0]) + entry.Key[1..], entry => entry.Value);
        _file = name => File.ReadAllText(Path.Combine(folder, name));
        _schema = Plain.FromJson(_file("values.schema.json"));
        Defaults = Yaml.Read(_file("values.yaml"));
        foreach (var path in Directory.EnumerateFiles(Path.Combine(folder, "templates"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            _templates[name] = TemplateParser.Parse(name, File.ReadAllText(path));
            foreach (var define in _templates[name].OfType<Node.Define>())
            {
                _defined[define.Name] = define.Body;
            }
        }
    }

    /// <summary>The project's chart.</summary>
    public static Chart Poker { get; } = new(Folder);

    /// <summary>Where it lies.</summary>
    public static string Folder => Clone.PathOf("deploy", "helm", "poker");

    /// <summary>The values that it comes with.</summary>
    public object? Defaults { get; }

    /// <summary>What is wrong with values laid over the defaults.</summary>
    public IReadOnlyList<string> Problems(object? values)
    {
        var definitions = Plain.Map(Plain.At(_schema, "definitions"));
        var checker = new JsonSchema(reference => Plain.Map(definitions[reference["#/definitions/".Length..]]), closed: false);
        return checker.Problems(Plain.Over(Defaults, values), Plain.Map(_schema));
    }

    /// <summary>The text of each template, by its path, as the release <c>poker</c> in the namespace <c>training</c>.</summary>
    /// <param name="values">YAML laid over the defaults.</param>
    /// <param name="secret">The data of a Secret that the cluster has already; null for none.</param>
    /// <exception cref="FormatException">The values are refused, or a template fails.</exception>
    public IReadOnlyDictionary<string, string> Render(string values = "{}", IReadOnlyDictionary<string, object?>? secret = null)
    {
        var over = Yaml.Read(values);
        if (Problems(over) is { Count: > 0 } problems)
        {
            throw new FormatException(string.Join('\n', problems));
        }

        var root = new Dictionary<string, object?>
        {
            ["Values"] = Plain.Over(Defaults, over),
            ["Chart"] = _about,
            ["Release"] = new Dictionary<string, object?> { ["Name"] = "poker", ["Namespace"] = "training" },
            ["Files"] = new Dictionary<string, object?> { ["Get"] = _file },
        };
        var found = secret is null ? [] : new Dictionary<string, object?> { ["data"] = secret };
        var run = new TemplateRun(_defined, (_, _) => found);
        return _templates
            .Where(template => !Path.GetFileName(template.Key).StartsWith('_'))
            .ToDictionary(template => template.Key, template => run.Text(template.Value, root));
    }

    /// <summary>The manifests, by kind and name, such as <c>Deployment/worker-deployment</c>.</summary>
    public IReadOnlyDictionary<string, object?> Manifests(string values = "{}", IReadOnlyDictionary<string, object?>? secret = null) =>
        Manifests(Render(values, secret).Where(text => text.Key.EndsWith(".yaml", StringComparison.Ordinal)).Select(text => text.Value));

    /// <summary>The manifests in texts of YAML, by kind and name.</summary>
    public static IReadOnlyDictionary<string, object?> Manifests(IEnumerable<string> texts) =>
        texts.SelectMany(Yaml.ReadAll).ToDictionary(manifest => $"{Plain.At(manifest, "kind")}/{Plain.At(manifest, "metadata.name")}");
}
