using System.Diagnostics;
using Poker.Infrastructure.Postgres;

namespace Poker.Tests.Harness;

/// <summary>An initialised, stopped cluster to copy: initdb is by far the longest part of a server's first start.</summary>
public sealed class ClusterTemplate : IAsyncLifetime
{
    private readonly ReachableFolder _folder = new();

    public async Task InitializeAsync()
    {
        await using var database = await PokerDatabase.OpenAsync(new DatabaseOptions { DataFolder = _folder.Path }, CancellationToken.None);
    }

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>Copies the cluster, with its owner, into another data folder.</summary>
    public async Task CopyToAsync(string folder)
    {
        using var copy = Process.Start("cp", ["-a", Path.Combine(_folder.Path, "postgres"), folder]);
        await copy.WaitForExitAsync();
        Assert.Equal(0, copy.ExitCode);
    }
}
