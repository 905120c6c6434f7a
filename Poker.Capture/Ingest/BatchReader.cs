using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Poker.Infrastructure.Capture;

namespace Poker.Capture.Ingest;

/// <summary>Reads batches from bodies and messages, unpacking and parsing them as they come.</summary>
internal sealed class BatchReader(CaptureOptions options)
{
    private const int FirstBytes = 16 << 10;

    private static readonly StreamPipeReaderOptions Pipe = new(bufferSize: 64 << 10, minimumReadSize: FirstBytes);

    /// <summary>Reads the batch of a request.</summary>
    /// <exception cref="RefusedException">It is of another type or form, or too large.</exception>
    public async Task<LineBatch> ReadAsync(HttpRequest request, int source, CancellationToken cancellation)
    {
        var parser = new BatchParser(IsLineByLine(request), options.MostLines);
        await using var unpacked = Unpack(request);
        var pipe = PipeReader.Create(unpacked ?? request.Body, Pipe);
        try
        {
            await ReadAsync(pipe, parser, cancellation);
        }
        catch (JsonException error)
        {
            throw NoJson(error);
        }
        catch (InvalidDataException)
        {
            throw new RefusedException(StatusCodes.Status400BadRequest, Refusal.Format, "The body is no gzip.");
        }
        catch (BadHttpRequestException error)
        {
            throw error.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? TooLarge()
                : new RefusedException(error.StatusCode, Refusal.Format, "The body ends too early or comes too slowly.");
        }
        finally
        {
            await pipe.CompleteAsync();
        }

        return parser.Finish(source);
    }

    /// <summary>Reads the batch of a WebSocket message.</summary>
    /// <exception cref="RefusedException">It is of another form.</exception>
    public LineBatch Read(ReadOnlySpan<byte> message, int source)
    {
        var parser = new BatchParser(isLineByLine: false, options.MostLines);
        var reader = new Utf8JsonReader(message, BatchParser.Options);
        try
        {
            while (reader.Read())
            {
                parser.Take(ref reader);
            }
        }
        catch (JsonException error)
        {
            throw NoJson(error);
        }

        return parser.Finish(source);
    }

    private static bool IsLineByLine(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            ? type.MediaType.Value?.ToLowerInvariant() switch
            {
                "application/json" => false,
                "application/x-ndjson" => true,
                _ => throw OtherType(),
            }
            : throw OtherType();

    private static GZipStream? Unpack(HttpRequest request) => request.Headers.ContentEncoding.ToString().ToLowerInvariant() switch
    {
        "" or "identity" => null,
        "gzip" => new GZipStream(request.Body, CompressionMode.Decompress, leaveOpen: true),
        _ => throw new RefusedException(StatusCodes.Status415UnsupportedMediaType, Refusal.Type, "The body is encoded in another way than gzip."),
    };

    private async Task ReadAsync(PipeReader pipe, BatchParser parser, CancellationToken cancellation)
    {
        var state = new JsonReaderState(BatchParser.Options);
        var (taken, wanted) = (0L, FirstBytes);
        for (var isDone = false; !isDone;)
        {
            var read = await pipe.ReadAtLeastAsync(wanted, cancellation);
            var body = read.Buffer;
            if (taken + body.Length > options.MostRequestBytes)
            {
                throw TooLarge();
            }

            var consumed = Take(body, read.IsCompleted, ref state, parser);
            taken += consumed;

            // A token that is not whole yet is looked at again from its beginning: each time with twice as much of it.
            wanted = consumed > 0 ? FirstBytes : (int)Math.Min(2 * Math.Max(body.Length, FirstBytes), options.MostRequestBytes + 1L);
            pipe.AdvanceTo(body.GetPosition(consumed), body.End);
            isDone = read.IsCompleted;
        }
    }

    private static long Take(ReadOnlySequence<byte> body, bool isLast, ref JsonReaderState state, BatchParser parser)
    {
        var reader = new Utf8JsonReader(body, isLast, state);
        while (reader.Read())
        {
            parser.Take(ref reader);
        }

        state = reader.CurrentState;
        return reader.BytesConsumed;
    }

    private RefusedException TooLarge() => new(
        StatusCodes.Status413PayloadTooLarge, Refusal.Size, $"The body is larger than {options.MostRequestBytes} bytes, unpacked: send it as several.");

    private static RefusedException OtherType() => new(
        StatusCodes.Status415UnsupportedMediaType, Refusal.Type, "Lines come as application/json or application/x-ndjson, in UTF-8.");

    // The framework's own message repeats a character of the body.
    private static RefusedException NoJson(JsonException error) => new(
        StatusCodes.Status400BadRequest, Refusal.Format, $"The body is no JSON: line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}.");
}
