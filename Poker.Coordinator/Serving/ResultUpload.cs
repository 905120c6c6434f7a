using Grpc.Core;
using Poker.Contracts.V1;

namespace Poker.Coordinator.Serving;

/// <summary>Receives a job's result in chunks: exactly as many bytes as the header told.</summary>
internal static class ResultUpload
{
    /// <summary>The largest result.</summary>
    public const long LongestResult = 64L << 20;

    /// <summary>The largest chunk.</summary>
    public const int LongestChunk = 1 << 20;

    /// <summary>The first message, which must be the header.</summary>
    public static async Task<CompleteHeader> HeaderAsync(IAsyncStreamReader<CompleteRequest> stream, CancellationToken cancellation)
    {
        if (!await stream.MoveNext(cancellation) || stream.Current.PartCase != CompleteRequest.PartOneofCase.Header)
        {
            throw Requests.Invalid("The first message must be the header.");
        }

        var header = stream.Current.Header;
        return header.Length is >= 0 and <= LongestResult
            ? header
            : throw Requests.Invalid($"length is {header.Length}, but must be from 0 to {LongestResult}.");
    }

    /// <summary>All chunks after the header.</summary>
    public static async Task<byte[]> ReadAsync(IAsyncStreamReader<CompleteRequest> stream, long length, CancellationToken cancellation)
    {
        var result = new byte[length];
        var received = 0;
        while (await stream.MoveNext(cancellation))
        {
            if (stream.Current.PartCase != CompleteRequest.PartOneofCase.Chunk)
            {
                throw Requests.Invalid("Only chunks may follow the header.");
            }

            var chunk = stream.Current.Chunk.Span;
            if (chunk.Length > LongestChunk)
            {
                throw Requests.Invalid($"A chunk has {chunk.Length} bytes, but may have {LongestChunk}.");
            }

            if (chunk.Length > result.Length - received)
            {
                throw Requests.Invalid($"More bytes came than the {length} that the header told.");
            }

            chunk.CopyTo(result.AsSpan(received));
            received += chunk.Length;
        }

        return received == length ? result : throw Requests.Invalid($"{received} bytes came, but the header told {length}.");
    }
}
