using System.Diagnostics;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Tests.Harness;

/// <summary>One undisturbed run of the program on the royal deck, to compare others with and to go on from.</summary>
public sealed class RoyalRun : IAsyncLifetime
{
    private readonly ClusterTemplate _empty = new();

    /// <summary>Its data folder; tests only read it.</summary>
    public DataFolder Folder { get; } = new();

    /// <summary>Its tables' checksums.</summary>
    public IReadOnlyList<TableChecksum> Checksums { get; private set; } = [];

    public async Task InitializeAsync()
    {
        await _empty.InitializeAsync();
        await _empty.CopyToAsync(Folder.Path);
        await Folder.SucceedAsync("cluster", "--deck", "royal");
        Checksums = await Folder.ChecksumsAsync();
    }

    public async Task DisposeAsync()
    {
        await _empty.DisposeAsync();
        await Folder.DisposeAsync();
    }

    /// <summary>A folder with an initialised server and nothing in it.</summary>
    public async Task<DataFolder> EmptyAsync()
    {
        var folder = new DataFolder();
        await _empty.CopyToAsync(folder.Path);
        return folder;
    }

    /// <summary>A folder with all that the run left.</summary>
    public async Task<DataFolder> CopyAsync()
    {
        var folder = new DataFolder();
        using var copy = Process.Start("cp", ["-a", $"{Folder.Path}/.", folder.Path]);
        await copy.WaitForExitAsync();
        Assert.Equal(0, copy.ExitCode);
        return folder;
    }
}
