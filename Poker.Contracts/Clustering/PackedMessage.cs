using System.IO.Compression;
using Google.Protobuf;

namespace Poker.Contracts.Clustering;

/// <summary>Messages as compressed bytes, as <c>clustering.proto</c> has them.</summary>
public static class PackedMessage
{
    /// <summary>Bytes of a message at most.</summary>
    public const int MostBytes = 1 << 28;

    /// <summary>Compresses a message.</summary>
    public static byte[] Of(IMessage message)
    {
        var packed = new MemoryStream();
        using (var compression = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            message.WriteTo(compression);
        }

        return packed.ToArray();
    }

    /// <summary>Reads a message.</summary>
    /// <exception cref="InvalidDataException">The bytes are no such message.</exception>
    public static T Read<T>(MessageParser<T> parser, byte[] bytes)
        where T : IMessage<T>
    {
        using var decompression = new DeflateStream(new MemoryStream(bytes, writable: false), CompressionMode.Decompress);
        var plain = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = decompression.Read(buffer)) > 0;)
        {
            plain.Write(buffer, 0, read);
            if (plain.Length > MostBytes)
            {
                throw new InvalidDataException($"A message has more than {MostBytes} bytes.");
            }
        }

        try
        {
            return parser.ParseFrom(plain.GetBuffer(), 0, (int)plain.Length);
        }
        catch (InvalidProtocolBufferException error)
        {
            throw new InvalidDataException("A message cannot be read.", error);
        }
    }
}
