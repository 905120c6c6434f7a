using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Poker.Infrastructure.Postgres.Schema;

/// <summary>One numbered step of the schema, an embedded file such as <c>0001_abstraction.sql</c>.</summary>
/// <param name="Version">From 1, without gaps.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Sql">Its text, with line feeds only.</param>
internal sealed record Migration(int Version, string Name, string Sql)
{
    /// <summary>SHA-256 of the text: an applied file must not change.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));

    /// <summary>Those of this build, in order.</summary>
    public static IReadOnlyList<Migration> All { get; } = Read();

    private static List<Migration> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var prefix = typeof(Migration).Namespace + ".";
        var migrations = new List<Migration>();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order())
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var name = resource[prefix.Length..];
            var version = int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture);
            migrations.Add(new Migration(version, name, reader.ReadToEnd().ReplaceLineEndings("\n")));
        }

        return migrations;
    }
}
