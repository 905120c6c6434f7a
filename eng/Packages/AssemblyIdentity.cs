using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Poker.Packages;

/// <summary>What an assembly says of itself: its framework's folder (net10.0, netstandard2.1) and its product version.</summary>
internal sealed record AssemblyIdentity(string Framework, string Version)
{
    public static AssemblyIdentity Read(byte[] image)
    {
        using var pe = new PEReader(new MemoryStream(image));
        var metadata = pe.GetMetadataReader();
        var attributes = metadata.GetAssemblyDefinition().GetCustomAttributes()
            .Select(metadata.GetCustomAttribute)
            .Where(attribute => attribute.Constructor.Kind == HandleKind.MemberReference)
            .ToLookup(attribute => NameOf(metadata, attribute), attribute => attribute.Value);
        var framework = FirstArgument(metadata, attributes["TargetFrameworkAttribute"].First());
        var version = FirstArgument(metadata, attributes["AssemblyInformationalVersionAttribute"].First());
        return new AssemblyIdentity(FolderOf(framework), version.Split('+')[0]);
    }

    /// <summary>From <c>.NETCoreApp,Version=v10.0</c> to <c>net10.0</c>.</summary>
    public static string FolderOf(string framework)
    {
        var parts = framework.Split(",Version=v");
        return parts[0] == ".NETStandard" ? $"netstandard{parts[1]}" : $"net{parts[1]}";
    }

    private static string NameOf(MetadataReader metadata, CustomAttribute attribute)
    {
        var constructor = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor);
        return metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)constructor.Parent).Name);
    }

    private static string FirstArgument(MetadataReader metadata, BlobHandle value)
    {
        var reader = metadata.GetBlobReader(value);
        _ = reader.ReadUInt16();
        return reader.ReadSerializedString() ?? "";
    }
}
