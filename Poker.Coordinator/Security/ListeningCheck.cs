using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Poker.ServiceDefaults;
using Poker.ServiceDefaults.Calls;

namespace Poker.Coordinator.Security;

/// <summary>
/// Refuses to serve other machines without a token. It looks at the addresses when the server has bound them; what comes in before is
/// refused by <see cref="TokenGate"/>.
/// </summary>
public sealed class ListeningCheck(IServer server, TokenCheck token, CoordinatorOptions options) : IHostedLifecycleService
{
    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!token.IsSet && !options.AllowAnonymous
            && server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault(address => !Loopback.Is(BindingAddress.Parse(address).Host)) is { } open)
        {
            throw new ServiceConfigurationException(
                $"The coordinator listens on {open}, which other machines may reach, without a token: set {TokenSetting.Key} (or {TokenSetting.FileKey}), "
                + $"listen on localhost, or choose {CoordinatorOptions.Section}:{nameof(CoordinatorOptions.AllowAnonymous)}=true.");
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
