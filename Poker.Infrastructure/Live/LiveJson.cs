using System.Text.Json;
using System.Text.Json.Serialization;

namespace Poker.Infrastructure.Live;

/// <summary>Payloads, results and evidence of the live loop as JSON.</summary>
public static class LiveJson
{
    private static readonly JsonSerializerOptions Settings = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>A value as bytes.</summary>
    public static byte[] Bytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Settings);

    /// <summary>A value as text.</summary>
    public static string Text<T>(T value) => JsonSerializer.Serialize(value, Settings);

    /// <summary>The value of bytes.</summary>
    /// <exception cref="InvalidDataException">They are none.</exception>
    public static T Read<T>(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(bytes, Settings) ?? throw new InvalidDataException($"There is no {typeof(T).Name}.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"This is no {typeof(T).Name}: {error.Message}", error);
        }
    }
}
