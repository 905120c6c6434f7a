using System.IO.Compression;
using Poker.Core.Cards;
using Poker.Core.Clustering;

namespace Poker.Infrastructure.Artefacts;

/// <summary>A whole abstraction in one file, to carry to another machine: a ZIP with a street file for each street.</summary>
public static class AbstractionArchive
{
    // Of a ZIP's first entry.
    private static ReadOnlySpan<byte> Magic => "PK\u0003\u0004"u8;

    /// <summary>Writes an archive, all of it or nothing.</summary>
    /// <param name="path">The file; one that exists is replaced.</param>
    /// <param name="streets">The four streets.</param>
    public static void Write(string path, IReadOnlyCollection<StreetArtefact> streets) => DurableFile.Write(path, file =>
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var street in streets)
        {
            using var entry = archive.CreateEntry(NameOf(street.Street), CompressionLevel.Fastest).Open();
            StreetFile.Write(entry, street);
        }
    });

    /// <summary>Whether a file begins as an archive does.</summary>
    public static bool IsOne(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> magic = stackalloc byte[Magic.Length];
        return file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) == magic.Length && magic.SequenceEqual(Magic);
    }

    /// <summary>Reads an archive and checks every street's check sum.</summary>
    /// <exception cref="InvalidDataException">It is no archive, a street is missing or damaged, or the streets do not belong together.</exception>
    public static AbstractionTables Read(string path)
    {
        using var file = File.OpenRead(path);
        using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        var streets = new List<StreetArtefact>();
        foreach (var street in Streets.InOrderOfPlay)
        {
            var entry = archive.GetEntry(NameOf(street)) ?? throw new InvalidDataException($"It holds no {street.Name()}.");
            using var stream = entry.Open();
            var artefact = StreetFile.Read(stream);
            streets.Add(artefact.Street == street ? artefact : throw new InvalidDataException($"Its {street.Name()} is another street."));
        }

        try
        {
            return new AbstractionTables(streets);
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException(error.Message, error);
        }
    }

    private static string NameOf(Street street) => $"{street.Name()}.street";
}
