namespace Poker.Packages;

/// <summary>How one NuGet package is packed from what npm carries: the vendor's id, version, licence and dependencies.</summary>
internal sealed record PackageRecipe(
    string Id, string Version, string License, PackageSource Source, params PackageDependency[] Dependencies)
{
    public bool NeedsAspNetCore { get; init; }

    public string FileName => $"{Id}.{Version}.nupkg";
}
