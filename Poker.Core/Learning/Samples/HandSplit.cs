using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Poker.Core.Learning.Samples;

/// <summary>Which hands are kept for validation: a tenth, whole hands, for good.</summary>
/// <remarks>
/// A hash of where the hand comes from decides, not what is in it nor when it was read: parsed or sampled again, it is on the same side. Whoever takes
/// the same lines in under another name of source or session has other hands.
/// </remarks>
public static class HandSplit
{
    /// <summary>One hand in so many is kept.</summary>
    public const int ValidationOneIn = 10;

    /// <summary>Whether a hand is kept for validation, never to be trained on.</summary>
    /// <param name="source">The source's name.</param>
    /// <param name="session">The session's name, as the sender calls it.</param>
    /// <param name="firstLine">The number of the hand's first line in its session.</param>
    public static bool IsValidation(string source, string session, long firstLine)
    {
        // The lengths keep apart what would read the same joined up.
        var text = string.Create(CultureInfo.InvariantCulture, $"{source.Length}:{source}{session.Length}:{session}{firstLine}");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash) % ValidationOneIn == 0;
    }
}
