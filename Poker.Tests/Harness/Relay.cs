using System.Net;
using System.Net.Sockets;

namespace Poker.Tests.Harness;

/// <summary>Passes TCP connections on from an address of its own, so that this machine stands for another one: servers see 127.0.0.3, no loopback of theirs.</summary>
internal sealed class Relay : IDisposable
{
    private static readonly IPAddress From = IPAddress.Parse("127.0.0.3");

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint _target;
    private readonly CancellationTokenSource _end = new();

    /// <summary>Passes on to a target until disposed.</summary>
    public Relay(IPEndPoint target)
    {
        _target = target;
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>The loopback port to connect to.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var end = _end.Token;
        try
        {
            while (true)
            {
                _ = PassAsync(await _listener.AcceptTcpClientAsync(end), end);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task PassAsync(TcpClient client, CancellationToken end)
    {
        using (client)
        using (var server = new TcpClient(new IPEndPoint(From, 0)))
        {
            try
            {
                await server.ConnectAsync(_target, end);
                await Task.WhenAny(
                    client.GetStream().CopyToAsync(server.GetStream(), end), server.GetStream().CopyToAsync(client.GetStream(), end));
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or IOException)
            {
                // Both sides see a closed connection.
            }
        }
    }
}
