namespace Poker.Packages;

/// <summary>Fills the clone's folder feed with the packages that the gallery lacks, and says whether Aspire's libraries restore.</summary>
internal sealed class LocalFeed(Repository repository, UserCache cache)
{
    // Aspire's libraries exist nowhere but in the gallery. These two no props file has to name.
    private readonly string[] _aspireLibraries = [.. repository.NamedAspirePackages().Union(["Aspire.AppHost.Sdk", "Aspire.Hosting"])];

    private readonly PackageStamp _stamp = new(repository);

    /// <summary>Returns at once when the stamp says that nothing changed, unless <paramref name="force"/>.</summary>
    public async Task PrepareAsync(bool force)
    {
        if (!force && _stamp.IsCurrent())
        {
            return;
        }

        using var held = await cache.LockAsync("feed");
        if (!force && _stamp.IsCurrent())
        {
            return;
        }

        var named = repository.NamedVersions();
        var probe = await GalleryProbe.AskAsync(WithDependenciesAndAspire(named));
        var missing = PackageRecipes.ClosureOf(named.Keys).Where(recipe => probe.Missing.Contains(recipe.Id)).ToList();
        RefuseWhatNobodyServes(named, probe);

        _stamp.Clear();
        foreach (var recipe in missing)
        {
            await ProvideAsync(recipe, probe.GlobalFolder);
        }

        RemoveAllBut(missing);
        var files = missing.Select(recipe => recipe.FileName).ToList();
        if (WriteLocalProps(available: !_aspireLibraries.Any(probe.Missing.Contains)))
        {
            files.Add(Path.GetFileName(repository.LocalProps));
        }

        _stamp.Write(files);
        Report.Line(missing.Count == 0
            ? "the gallery has every package: nothing to add"
            : $"{missing.Count} packages that the gallery lacks are in packages/");
    }

    private Dictionary<string, string> WithDependenciesAndAspire(IReadOnlyDictionary<string, string> named)
    {
        var versions = new Dictionary<string, string>(named, StringComparer.OrdinalIgnoreCase);
        foreach (var recipe in PackageRecipes.ClosureOf(named.Keys))
        {
            versions.TryAdd(recipe.Id, recipe.Version);
        }

        foreach (var library in _aspireLibraries)
        {
            versions.TryAdd(library, repository.AspireVersion());
        }

        return versions;
    }

    private static void RefuseWhatNobodyServes(IReadOnlyDictionary<string, string> named, ProbeResult probe)
    {
        var refused = named
            .Where(pair => probe.Missing.Contains(pair.Key) && PackageRecipes.Find(pair.Key)?.Version != pair.Value)
            .Select(pair => PackageRecipes.Find(pair.Key) is { } recipe
                ? $"{pair.Key} {pair.Value} (npm carries {recipe.Version})"
                : $"{pair.Key} {pair.Value}")
            .ToList();
        if (refused.Count == 0)
        {
            return;
        }

        throw probe.Unreachable is { } reason
            ? new PackageException(
                $"The NuGet gallery does not answer ({reason}), and NuGet's package folder lacks: {string.Join(", ", refused)}.",
                "Connect and run the same command again: once restored, a package needs no network.")
            : new PackageException(
                $"Neither the NuGet gallery nor npm serves {string.Join(", ", refused)}.",
                "Name versions in Directory.Packages.props that one of them has, or build on a network with the whole gallery.");
    }

    private async Task ProvideAsync(PackageRecipe recipe, string? globalFolder)
    {
        var packed = await new PackagePacker(cache).EnsureAsync(recipe);
        var hash = PackagePacker.HashOf(packed);
        var target = Path.Combine(repository.Feed, recipe.FileName);
        if (!File.Exists(target) || PackagePacker.HashOf(target) != hash)
        {
            File.Copy(packed, $"{target}.partial", overwrite: true);
            File.Move($"{target}.partial", target, overwrite: true);
            Report.Line($"{recipe.Id} {recipe.Version} -> packages/");
        }

        GlobalPackage.ForgetUnless(globalFolder, recipe, hash);
    }

    private void RemoveAllBut(List<PackageRecipe> kept)
    {
        foreach (var path in Directory.EnumerateFiles(repository.Feed, "*.nupkg"))
        {
            if (!kept.Exists(recipe => recipe.FileName == Path.GetFileName(path)))
            {
                File.Delete(path);
                Report.Line($"{Path.GetFileName(path)} is not needed any more: removed");
            }
        }
    }

    /// <summary>True when the file was needed, that is, when Aspire does not restore.</summary>
    private bool WriteLocalProps(bool available)
    {
        if (available)
        {
            File.Delete(repository.LocalProps);
            return false;
        }

        const string Text = """
            <Project>
              <PropertyGroup>
                <AspireAvailable>false</AspireAvailable>
              </PropertyGroup>
            </Project>

            """;
        if (!File.Exists(repository.LocalProps) || File.ReadAllText(repository.LocalProps) != Text)
        {
            File.WriteAllText($"{repository.LocalProps}.partial", Text);
            File.Move($"{repository.LocalProps}.partial", repository.LocalProps, overwrite: true);
            Report.Line("Aspire's libraries do not restore here: AspireAvailable=false");
        }

        return true;
    }
}
