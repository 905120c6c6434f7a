using Poker.Core.Numerics;

namespace Poker.Core.Solving;

/// <summary>A solver between two iterations: what a checkpoint holds.</summary>
/// <param name="Game">The game's name.</param>
/// <param name="Algorithm">The algorithm with its parameters.</param>
/// <param name="Iterations">Iterations done.</param>
/// <param name="Regrets">Cumulative regrets, one an entry.</param>
/// <param name="Averages">Cumulative strategy, one an entry.</param>
/// <param name="Rng">The generator; not used by exact algorithms.</param>
public sealed record SolverState(string Game, string Algorithm, long Iterations, double[] Regrets, double[] Averages, Rng Rng)
{
    private const uint Magic = 0x31564C53; // "SLV1", little-endian: four letters and the format's version.

    /// <summary>Writes the state: magic, names, iterations, 4 words of generator, then the arrays; little-endian.</summary>
    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(Game);
        writer.Write(Algorithm);
        writer.Write(Iterations);
        Span<ulong> words = stackalloc ulong[Rng.StateWords];
        Rng.SaveState(words);
        foreach (var word in words)
        {
            writer.Write(word);
        }

        WriteAll(writer, Regrets);
        WriteAll(writer, Averages);
    }

    /// <summary>Reads a state that <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">These are other bytes.</exception>
    /// <exception cref="EndOfStreamException">The state is cut off.</exception>
    public static SolverState Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        if (reader.ReadUInt32() != Magic)
        {
            throw new InvalidDataException("This is no solver's checkpoint, or one of another version.");
        }

        var (game, algorithm, iterations) = (reader.ReadString(), reader.ReadString(), reader.ReadInt64());
        Span<ulong> words = stackalloc ulong[Rng.StateWords];
        foreach (ref var word in words)
        {
            word = reader.ReadUInt64();
        }

        return new(game, algorithm, iterations, ReadAll(reader), ReadAll(reader), Rng.FromState(words));
    }

    /// <summary>Refuses the state of another game or algorithm.</summary>
    /// <exception cref="ArgumentException">It is one; the message tells the difference.</exception>
    public void RequireMatch(string game, string algorithm, int entries)
    {
        if ((Game, Algorithm, Regrets.Length, Averages.Length) != (game, algorithm, entries, entries))
        {
            throw new ArgumentException(
                $"The state is of {Game} by {Algorithm} with {Regrets.Length} entries; this is {game} by {algorithm} with {entries}.");
        }
    }

    private static void WriteAll(BinaryWriter writer, double[] values)
    {
        writer.Write(values.Length);
        foreach (var value in values)
        {
            writer.Write(value);
        }
    }

    private static double[] ReadAll(BinaryReader reader)
    {
        var length = reader.ReadInt32();
        if (length < 0)
        {
            throw new InvalidDataException("The solver's checkpoint is damaged: an array of negative length.");
        }

        var values = new double[length];
        foreach (ref var value in values.AsSpan())
        {
            value = reader.ReadDouble();
        }

        return values;
    }
}
