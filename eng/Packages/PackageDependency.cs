namespace Poker.Packages;

/// <summary>A dependency as a nuspec writes it; build assets flow on only where the vendor's own package lets them.</summary>
internal sealed record PackageDependency(string Id, string Version, bool WithBuildAssets = false);
