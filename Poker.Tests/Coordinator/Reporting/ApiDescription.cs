using Poker.Tests.Deploy;
using Poker.Tests.Deploy.Schemas;

namespace Poker.Tests.Coordinator.Reporting;

/// <summary>The OpenAPI document of a coordinator, to be looked through and to check answers against.</summary>
internal sealed class ApiDescription
{
    private readonly object? _document;
    private readonly JsonSchema _checker;

    private ApiDescription(object? document)
    {
        _document = document;
        _checker = new JsonSchema(Resolve, closed: true);
    }

    /// <summary>All operations.</summary>
    public IReadOnlyList<ApiOperation> Operations =>
    [
        .. Plain.Map(Plain.At(_document, "paths")).SelectMany(path =>
            Plain.Map(path.Value).Select(operation => new ApiOperation(operation.Key, path.Key, Plain.Map(operation.Value)))),
    ];

    /// <summary>The named schemas.</summary>
    public IReadOnlyDictionary<string, object?> Schemas => Plain.Map(Plain.At(_document, "components.schemas"));

    /// <summary>Reads a coordinator's.</summary>
    public static async Task<ApiDescription> ReadAsync(CoordinatorHost host) => new(Plain.FromJson(await host.Http.GetStringAsync("openapi/v1.json")));

    /// <summary>What is wrong with an answer by the schema of its status.</summary>
    public IReadOnlyList<string> Problems(ApiOperation operation, int status, string? mediaType, string body) =>
        !operation.Answers.TryGetValue($"{status}", out var answer) ? [$"{status} is not described: {body}"]
        : operation.SchemaOf(answer, mediaType ?? "") is not { } schema ? [$"{status} is described without {mediaType}"]
        : _checker.Problems(Plain.FromJson(body), schema);

    /// <summary>What a reference leads to.</summary>
    public IReadOnlyDictionary<string, object?> Resolve(string reference) =>
        Plain.Map(reference[2..].Split('/').Aggregate(_document, (part, step) => Plain.Map(part)[step]));
}
