using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Poker.Coordinator.Serving;

/// <summary>Checks what callers send; what is wrong ends the call with INVALID_ARGUMENT and a sentence that names the field.</summary>
internal static class Requests
{
    private const int IdBytes = 16, LongestKind = 100, MostKinds = 100, LongestSpec = 64 << 10;

    /// <summary>An id: 16 bytes, not all zero.</summary>
    public static Guid Id(ByteString bytes, string field)
    {
        if (bytes.Length != IdBytes)
        {
            throw Invalid($"{field} has {bytes.Length} bytes, but an id has {IdBytes}.");
        }

        var id = new Guid(bytes.Span, bigEndian: true);
        return id != Guid.Empty ? id : throw Invalid($"{field} is all zeros: choose a random id.");
    }

    /// <summary>An id as it is sent.</summary>
    public static ByteString Bytes(Guid id) => ByteString.CopyFrom(id.ToByteArray(bigEndian: true));

    /// <summary>A text for people: one line, not empty.</summary>
    public static string Text(string text, string field, int longest) =>
        text.Length == 0 ? throw Invalid($"{field} is empty.")
        : text.Length > longest ? throw Invalid($"{field} has {text.Length} characters, but may have {longest}.")
        : text.Any(char.IsControl) ? throw Invalid($"{field} holds control characters.")
        : text;

    /// <summary>A number within limits.</summary>
    public static int Number(int number, string field, int least, int most) =>
        number >= least && number <= most ? number : throw Invalid($"{field} is {number}, but must be from {least} to {most}.");

    /// <summary>A list that is not too long.</summary>
    public static void AtMost(int count, string field, int most)
    {
        if (count > most)
        {
            throw Invalid($"{field} has {count} entries, but may have {most}.");
        }
    }

    /// <summary>Kinds of jobs: at least one, each once.</summary>
    public static string[] Kinds(IReadOnlyCollection<string> kinds)
    {
        AtMost(kinds.Count, "kinds", MostKinds);
        return kinds.Count == 0
            ? throw Invalid("kinds is empty: a worker without handlers has nothing to do here.")
            : [.. kinds.Select(kind => Text(kind, "kinds", LongestKind)).Distinct()];
    }

    /// <summary>A duration from zero to a limit.</summary>
    public static TimeSpan Time(Duration? duration, string field, TimeSpan most)
    {
        // Seconds are compared first: a duration may be too long for a TimeSpan.
        var time = duration is null ? TimeSpan.Zero
            : duration.Seconds is < 0 or > 1_000_000 || duration.Nanos is < 0 or > 999_999_999 ? TimeSpan.MaxValue
            : duration.ToTimeSpan();
        return time <= most ? time : throw Invalid($"{field} must be from 0 to {most.TotalSeconds:0} s.");
    }

    /// <summary>A share from 0 to 1.</summary>
    public static float Share(float share, string field) =>
        share is >= 0 and <= 1 ? share : throw Invalid($"{field} is {share}, but must be from 0 to 1.");

    /// <summary>A run's spec: a JSON object of at most 64 KiB.</summary>
    public static string Spec(string spec)
    {
        if (Encoding.UTF8.GetByteCount(spec) > LongestSpec)
        {
            throw Invalid($"spec has more than {LongestSpec} bytes.");
        }

        try
        {
            using var parsed = JsonDocument.Parse(spec);

            // PostgreSQL has no zero character in its texts.
            return parsed.RootElement.ValueKind != JsonValueKind.Object ? throw Invalid("spec must be a JSON object, such as {}.")
                : spec.Contains("\\u0000", StringComparison.Ordinal) ? throw Invalid("spec holds a zero character.")
                : spec;
        }
        catch (JsonException error)
        {
            throw Invalid($"spec is no JSON: {error.Message}");
        }
    }

    /// <summary>The error for a request that makes no sense.</summary>
    public static RpcException Invalid(string sentence) => new(new Status(StatusCode.InvalidArgument, sentence));
}
