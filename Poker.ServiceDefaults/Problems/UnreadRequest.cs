using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Primitives;

namespace Poker.ServiceDefaults.Problems;

/// <summary>Says what is wrong with a request that its endpoint could not read.</summary>
/// <remarks>The framework's own sentence tells types of the code, and the body's tells nothing: this one is made of the endpoint's parameters.</remarks>
internal static class UnreadRequest
{
    private const int LongestValue = 100;

    /// <summary>A sentence or more for whoever sent it.</summary>
    public static string Sentence(HttpContext context, BadHttpRequestException error)
    {
        // A handler of exceptions finds the endpoint and the route's values here alone.
        var feature = context.Features.Get<IExceptionHandlerFeature>();
        var parameters = feature?.Endpoint?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>() ?? [];
        string[] wrong = [.. parameters.Select(parameter => Wrong(parameter, feature!, context.Request)).OfType<string>()];
        return wrong.Length > 0 ? string.Join(' ', wrong)
            : error.StatusCode != StatusCodes.Status400BadRequest ? RequestProblems.Sentence(context, error.StatusCode) ?? error.Message
            : error.InnerException is JsonException json ? Body(json, parameters)
            : parameters.Any(IsBody) ? "The body is missing: it must be a JSON object."
            : RequestProblems.Sentence(context, error.StatusCode)!;
    }

    private static string? Wrong(IParameterBindingMetadata parameter, IExceptionHandlerFeature feature, HttpRequest request)
    {
        if (TextTypes.Find(parameter.ParameterInfo.ParameterType) is not { } type || IsBody(parameter))
        {
            return null;
        }

        var (name, value) = (parameter.Name, Given(parameter.Name, feature, request));
        return value.Count == 0 ? parameter.IsOptional ? null : $"{name} is missing: it must be {type.Words}.{About(parameter)}"
            : type.Reads(value.ToString()) ? null
            : $"{name} is '{Cut(value.ToString())}', but must be {type.Words}.{About(parameter)}";
    }

    private static StringValues Given(string name, IExceptionHandlerFeature feature, HttpRequest request) =>
        feature.RouteValues?.TryGetValue(name, out var part) == true ? part?.ToString() : request.Query[name];

    // The text of the exception names types of the code; its path and its place are the sender's own.
    private static string Body(JsonException error, IReadOnlyList<IParameterBindingMetadata> parameters)
    {
        var place = error.LineNumber is { } line ? $" (line {line + 1}, byte {error.BytePositionInLine + 1})" : "";
        if (error.Path is not { Length: > 2 } path)
        {
            return $"The body is no JSON object that can be read{place}.";
        }

        var property = parameters.FirstOrDefault(IsBody)?.ParameterInfo.ParameterType
            .GetProperty(path[2..], BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance);
        return property is not null && TextTypes.Find(property.PropertyType) is { } type
            ? $"{path[2..]} in the body must be {type.Words}{place}."
            : $"{path[2..]} in the body cannot be read{place}.";
    }

    private static bool IsBody(IParameterBindingMetadata parameter) =>
        parameter.ParameterInfo.GetCustomAttributes().Any(attribute => attribute is IFromBodyMetadata);

    private static string About(IParameterBindingMetadata parameter) =>
        parameter.ParameterInfo.GetCustomAttribute<DescriptionAttribute>() is { } about ? $" {about.Description}" : "";

    private static string Cut(string value) => value.Length <= LongestValue ? value : $"{value[..LongestValue]}…";
}
