using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;

namespace Poker.Infrastructure.Artefacts;

/// <summary>A blueprint as one file: what a training goes on from, what is carried to another machine, and what a strategy plays from.</summary>
/// <remarks>
/// <code>
/// ┌────────────┬───────────────┬──────────────────────┬─────────────┬────────────────────────────────────────────────┐
/// │ "POKERBP1" │ header length │ JSON: the run        │ its SHA-256 │ the training's checkpoint, with its own check sums │
/// │  8 bytes   │ int32 (LE)    │ (BlueprintRun)       │ 32 bytes    │                                                │
/// └────────────┴───────────────┴──────────────────────┴─────────────┴────────────────────────────────────────────────┘
/// </code>
/// </remarks>
public static class BlueprintFile
{
    private const int BufferBytes = 1 << 20, MostHeaderBytes = 1 << 20;

    private static ReadOnlySpan<byte> Magic => "POKERBP1"u8;

    /// <summary>Writes a file, whole or not at all; one of that name is replaced.</summary>
    /// <param name="path">The file.</param>
    /// <param name="run">What it is.</param>
    /// <param name="save">Writes the training's checkpoint: <see cref="TrainingSnapshot.Save"/> or <see cref="BlueprintTrainer.Save"/>.</param>
    public static void Write(string path, BlueprintRun run, Action<Stream> save) => DurableFile.Write(path, stream =>
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(run, TrainingOptionsJson.Settings);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, header.Length);
        stream.Write(Magic);
        stream.Write(length);
        stream.Write(header);
        stream.Write(SHA256.HashData(header));
        save(stream);
    });

    /// <summary>Whether a file begins as such a file does.</summary>
    public static bool IsOne(string path)
    {
        using var stream = File.OpenRead(path);
        Span<byte> magic = stackalloc byte[Magic.Length];
        return stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) == magic.Length && magic.SequenceEqual(Magic);
    }

    /// <summary>Reads what a file says that it is; its tables are not checked.</summary>
    /// <exception cref="InvalidDataException">It is no such file, or damaged.</exception>
    public static BlueprintRun ReadRun(string path)
    {
        using var stream = File.OpenRead(path);
        return ReadHeader(stream);
    }

    /// <summary>Reads a whole file.</summary>
    /// <returns>The run and its tables, which are the caller's to dispose of.</returns>
    /// <exception cref="InvalidDataException">It is no such file, damaged, or of bets that this build does not know.</exception>
    public static LoadedBlueprint Load(string path) => Load(path, run =>
    {
        try
        {
            return new BlueprintTables(BettingTree.Of(run.Key.ToBetting()), run.Buckets);
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException(error.Message, error);
        }
    });

    /// <summary>Reads a whole file into tables that are there already.</summary>
    /// <param name="path">The file.</param>
    /// <param name="into">Gives the tables for the run, of its bets and buckets.</param>
    /// <exception cref="InvalidDataException">It is no such file, damaged, or of other bets or buckets than the tables.</exception>
    public static LoadedBlueprint Load(string path, Func<BlueprintRun, BlueprintTables> into)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.SequentialScan);
        var run = ReadHeader(stream);
        var tables = into(run);
        try
        {
            var snapshot = TrainingSnapshot.Read(stream, tables, run.Key.Abstraction, run.Key.Training);
            return snapshot.Iterations == run.Iterations
                ? new LoadedBlueprint(run, tables)
                : throw new InvalidDataException("Its two parts are of different moments.");
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException(error.Message, error);
        }
    }

    private static BlueprintRun ReadHeader(Stream stream)
    {
        try
        {
            if (!Take(stream, Magic.Length).AsSpan().SequenceEqual(Magic))
            {
                throw new InvalidDataException("It is no blueprint file of this version.");
            }

            var length = BinaryPrimitives.ReadInt32LittleEndian(Take(stream, sizeof(int)));
            var header = length is > 0 and <= MostHeaderBytes ? Take(stream, length) : throw new InvalidDataException("Its header is damaged.");
            return Take(stream, SHA256.HashSizeInBytes).AsSpan().SequenceEqual(SHA256.HashData(header))
                ? JsonSerializer.Deserialize<BlueprintRun>(header, TrainingOptionsJson.Settings)!
                : throw new InvalidDataException("Its header is damaged.");
        }
        catch (Exception error) when (error is EndOfStreamException or JsonException)
        {
            throw new InvalidDataException("It is cut short or damaged.", error);
        }
    }

    private static byte[] Take(Stream stream, int count)
    {
        var bytes = new byte[count];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
