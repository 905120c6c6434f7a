namespace Poker.Packages;

/// <summary>A throw-away project that no Directory.*.props or .targets above it reaches.</summary>
internal static class ScratchProject
{
    private static readonly string[] Shields =
        ["Directory.Build.props", "Directory.Build.targets", "Directory.Build.rsp", "Directory.Packages.props"];

    public static void Write(string folder, string content)
    {
        Directory.CreateDirectory(folder);
        foreach (var shield in Shields)
        {
            File.WriteAllText(Path.Combine(folder, shield), shield.EndsWith(".rsp", StringComparison.Ordinal) ? "" : "<Project />\n");
        }

        File.WriteAllText(Path.Combine(folder, "Scratch.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
            <PropertyGroup>
              <NuGetAudit>false</NuGetAudit>
            </PropertyGroup>
            {content}
            </Project>

            """);
    }
}
