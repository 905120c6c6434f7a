namespace Poker.Packages;

/// <summary>
/// The managed half of ONNX Runtime, compiled from the vendor's sources as the npm package carries them, and its native library for this
/// machine: <c>&lt;cache&gt;/onnxruntime/&lt;version&gt;/{sources,native,Microsoft.ML.OnnxRuntime.dll}</c>.
/// </summary>
internal static class OnnxRuntimeBuild
{
    /// <summary>With 10.x one overload of the sources becomes ambiguous.</summary>
    public const string TensorsVersion = "9.0.23";

    private const string AssemblyFile = "Microsoft.ML.OnnxRuntime.dll";
    private const long NeededBytes = 900L << 20;

    public static async Task<string> EnsureAsync(UserCache cache, string version)
    {
        var folder = cache.PathOf("onnxruntime", $"{NpmPackage.OnnxRuntime.Version}-{PackageRecipes.Revision}");
        if (!Directory.Exists(folder))
        {
            Report.Line($"fetching ONNX Runtime {version} from npm (about 150 MB)");
            await cache.PublishAsync(folder, NeededBytes, staging => FillAsync(staging, version));
        }

        return folder;
    }

    public static string Assembly(string folder) => Path.Combine(folder, AssemblyFile);

    public static string Native(string folder) => Directory.EnumerateFiles(Path.Combine(folder, "native")).Single();

    private static async Task FillAsync(string staging, string version)
    {
        await NpmClient.FetchAsync(NpmPackage.OnnxRuntime, staging);
        var package = Path.Combine(staging, "package");
        var library = Path.Combine(package, "Plugins", NativeLibrary());
        Directory.CreateDirectory(Path.Combine(staging, "native"));
        File.Move(library, Path.Combine(staging, "native", Path.GetFileName(library)));
        Directory.Move(Path.Combine(package, "Runtime"), Path.Combine(staging, "sources"));
        Directory.Delete(package, recursive: true);
        await CompileAsync(staging, version);
    }

    private static string NativeLibrary() => NpmPackage.CurrentRuntime() switch
    {
        "linux-x64" => "Linux/x64/libonnxruntime.so",
        "osx-arm64" => "macOS/arm64/libonnxruntime.dylib",
        "win-x64" => "Windows/x64/onnxruntime.dll",
        "win-arm64" => "Windows/arm64/onnxruntime.dll",
        var other => throw new PackageException(
            $"npm carries no ONNX Runtime for {other}.", "Build on a network whose NuGet gallery has every package."),
    };

    private static async Task CompileAsync(string staging, string version)
    {
        var work = Path.Combine(staging, "build");
        ScratchProject.Write(work, Project(version));
        var result = await Command.RunAsync(
            "dotnet", ["build", "-c", "Release", "-o", Path.Combine(work, "out"), "--nologo", "-v", "quiet"], work);
        if (result.ExitCode != 0)
        {
            throw new PackageException(
                $"The sources of ONNX Runtime {version} did not compile:\n{result.Output}{result.Error}".TrimEnd(),
                $"They need System.Numerics.Tensors {TensorsVersion} from the NuGet gallery: see that it answers, then run again.");
        }

        File.Move(Path.Combine(work, "out", AssemblyFile), Path.Combine(staging, AssemblyFile));
        Directory.Delete(work, recursive: true);
    }

    private static string Project(string version) =>
        $"""
        <PropertyGroup>
          <TargetFramework>net10.0</TargetFramework>
          <AssemblyName>{Path.GetFileNameWithoutExtension(AssemblyFile)}</AssemblyName>
          <Version>{version}</Version>
          <ImplicitUsings>enable</ImplicitUsings>
          <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
          <Deterministic>true</Deterministic>
          <DebugType>none</DebugType>
          <PathMap>$(MSBuildProjectDirectory)=/onnxruntime</PathMap>
          <NoWarn>$(NoWarn);CS1591;CS8632;CA2255</NoWarn>
        </PropertyGroup>
        <ItemGroup>
          <Using Include="System.Reflection" />
          <Compile Include="../sources/**/*.cs" />
          <PackageReference Include="System.Numerics.Tensors" Version="{TensorsVersion}" />
        </ItemGroup>
        """;
}
