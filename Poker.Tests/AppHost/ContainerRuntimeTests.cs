using System.Runtime.Versioning;
using Poker.AppHost;
using Poker.Tests.Harness;

namespace Poker.Tests.AppHost;

[UnsupportedOSPlatform("windows")]
public sealed class ContainerRuntimeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("exit 0", true)]
    [InlineData("echo 'Cannot connect to the daemon' >&2; exit 1", false)]
    [InlineData("sleep 600", false)]
    public async Task A_runtime_is_healthy_when_its_server_answers(string script, bool healthy) =>
        Assert.Equal(healthy, await ContainerRuntime.IsHealthyAsync(Named(await WriteAsync(script)), TimeSpan.FromSeconds(script.StartsWith("sleep", StringComparison.Ordinal) ? 0.2 : 60)));

    [Fact]
    public async Task A_runtime_that_is_not_there_is_none() =>
        Assert.False(await ContainerRuntime.IsHealthyAsync(Named(Path.Combine(_folder.Root, "nothing")), TimeSpan.FromSeconds(60)));

    private static Func<string, string?> Named(string runtime) => name => name == "ASPIRE_CONTAINER_RUNTIME" ? runtime : null;

    private async Task<string> WriteAsync(string script)
    {
        var path = Path.Combine(_folder.Root, "runtime");
        await File.WriteAllTextAsync(path, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }
}
