using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Poker.Coordinator.Serving;

namespace Poker.Coordinator.Reporting;

/// <summary>The API's description, made when first asked for: it is the same as long as the process runs.</summary>
/// <param name="provider">Makes it.</param>
internal sealed class ApiDocument([FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider provider)
{
    /// <summary>The document's name.</summary>
    public const string Name = "v1";

    private const string Address = $"/openapi/{Name}.json", JsonType = "application/json; charset=utf-8";

    private static readonly Dictionary<string, string> OfProblems = new()
    {
        ["type"] = "What kind of problem it is: the address of the status' description.",
        ["title"] = "The status in words.",
        ["status"] = "The HTTP status.",
        ["detail"] = "A sentence for people: what is wrong, and the way out.",
        ["instance"] = "Not used.",
    };

    private volatile Task<Written>? _document;

    /// <summary>Registers it.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddOpenApi(Name, options =>
        {
            options.AddSchemaTransformer((schema, context, _) =>
            {
                if (context.JsonTypeInfo.Type == typeof(ProblemDetails))
                {
                    DescribeProblem(schema);
                }

                return Task.CompletedTask;
            });
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info = new() { Title = "Poker", Version = BuildVersion.Own, Description = "The state of the system, its admin calls, and what the explorer shows." };

                // Whoever reads it knows where it came from; named here it would differ from address to address.
                document.Servers = null;
                return Task.CompletedTask;
            });
        });
        services.AddSingleton<ApiDocument>();
    }

    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Address, async ([FromServices] ApiDocument document) =>
    {
        var (bytes, tag) = await document.ReadAsync();
        return Results.Bytes(bytes, JsonType, entityTag: tag);
    }).ExcludeFromDescription();

    private static void DescribeProblem(OpenApiSchema schema)
    {
        foreach (var (name, property) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            property.Description = OfProblems.GetValueOrDefault(name);
        }

        schema.Description = "Why a call was not answered.";
        schema.Properties?.Add("traceId", new OpenApiSchema { Type = JsonSchemaType.String, Description = "The call, as logs and traces call it." });
    }

    // Two that come first together may each make it; one that failed is made anew.
    private Task<Written> ReadAsync() => _document is { IsFaulted: false } known ? known : _document = WriteAsync();

    private async Task<Written> WriteAsync()
    {
        var document = await provider.GetOpenApiDocumentAsync(CancellationToken.None);
        using var stream = new MemoryStream();
        await document.SerializeAsJsonAsync(stream, OpenApiSpecVersion.OpenApi3_1, CancellationToken.None);
        var bytes = stream.ToArray();

        // A weak one: compressed or not, it is the same document.
        return new(bytes, new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"", isWeak: true));
    }

    private sealed record Written(byte[] Bytes, EntityTagHeaderValue Tag);
}
