using Microsoft.Extensions.Hosting;

namespace Poker.Cli.Hosting;

/// <summary>A host that leaves signals alone: the command that started it answers them, and stops its hosts in order.</summary>
internal sealed class SilentLifetime : IHostLifetime
{
    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
