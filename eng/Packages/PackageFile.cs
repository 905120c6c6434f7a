namespace Poker.Packages;

/// <summary>One file of a package: its path inside, with forward slashes, and its bytes.</summary>
internal sealed record PackageFile(string Path, byte[] Content);
