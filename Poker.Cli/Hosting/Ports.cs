using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Poker.Cli.Output;

namespace Poker.Cli.Hosting;

/// <summary>Finds ports to listen on.</summary>
internal static class Ports
{
    private const int MostAttempts = 5;

    /// <summary>The port that was asked for; else the usual one, or a free one where that is taken.</summary>
    /// <exception cref="CommandError">The port that was asked for is taken, or the address is not this machine's.</exception>
    public static int Choose(IPAddress address, int? asked, int usual) =>
        asked is { } port ? (IsFree(address, port) ? port : throw Taken(address, port))
        : IsFree(address, usual) ? usual
        : Free(address);

    /// <summary>A free one.</summary>
    /// <exception cref="CommandError">The address is not this machine's.</exception>
    public static int Free(IPAddress address)
    {
        try
        {
            using var listener = new TcpListener(address, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException error)
        {
            throw new CommandError($"nothing can listen on {address}: {error.Message}; --listen takes an address of this machine", cause: error);
        }
    }

    /// <summary>Starts something that listens; where somebody else took its port between the choice and the start, it is started again.</summary>
    /// <param name="start">Chooses ports, starts, and leaves nothing behind where it fails.</param>
    public static async Task<T> BoundAsync<T>(Func<Task<T>> start)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await start();
            }
            catch (IOException error) when (error.InnerException is AddressInUseException && attempt < MostAttempts)
            {
                // The next choice sees that it is taken.
            }
        }
    }

    private static CommandError Taken(IPAddress address, int port)
    {
        // Tells apart an address that isn't this machine's.
        Free(address);
        return new CommandError($"port {port} of {address} is taken: give another one (--port), or leave it out for a free one");
    }

    private static bool IsFree(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
