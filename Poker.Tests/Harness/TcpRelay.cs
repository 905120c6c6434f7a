using System.Net;
using System.Net.Sockets;

namespace Poker.Tests.Harness;

/// <summary>Passes connections on to a port that may change: a server that comes back elsewhere is at the same place for its clients.</summary>
internal sealed class TcpRelay : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private volatile int _target;
    private CancellationTokenSource _cut = new();

    public TcpRelay(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where clients connect.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Passes new connections on to another port.</summary>
    public void MoveTo(int target) => _target = target;

    /// <summary>Ends all connections that there are, without a word.</summary>
    public void Cut()
    {
        using var cut = Interlocked.Exchange(ref _cut, new());
        cut.Cancel();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
        _cut.Dispose();
    }

    private async Task AcceptAsync()
    {
        var passing = new List<Task>();
        try
        {
            while (true)
            {
                passing.Add(PassAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(passing);
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                using var server = new TcpClient { NoDelay = true };
                client.NoDelay = true;
                await server.ConnectAsync(IPAddress.Loopback, _target, _stop.Token);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, _cut.Token);
                var (up, down) = (
                    client.GetStream().CopyToAsync(server.GetStream(), either.Token), server.GetStream().CopyToAsync(client.GetStream(), either.Token));
                await Task.WhenAny(up, down);
                await either.CancelAsync();
                await Task.WhenAll(up, down);
            }
            catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
            {
                // One side is gone: so is the other.
            }
        }
    }
}
