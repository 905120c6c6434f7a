using System.Globalization;
using System.Reflection;
using Grpc.Core;

namespace Poker.Coordinator.Serving;

/// <summary>Versions of builds: those of one major version understand each other.</summary>
internal static class BuildVersion
{
    /// <summary>This build's, such as 0.1.0.</summary>
    public static string Own { get; } =
        typeof(BuildVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";

    /// <summary>The version, if it is of this build's major version.</summary>
    public static string Require(string version) =>
        Major(version) is not { } major ? throw Requests.Invalid("version must begin with a number and a dot, such as 0.1.0.")
        : major != Major(Own) ? throw new RpcException(new Status(
            StatusCode.FailedPrecondition, $"The worker is of version {version}, the coordinator of {Own}: use one major version for all."))
        : version;

    private static int? Major(string version) =>
        version.IndexOf('.') is > 0 and var dot && int.TryParse(version.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            ? major
            : null;
}
