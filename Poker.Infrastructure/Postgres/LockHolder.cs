using System.Globalization;

namespace Poker.Infrastructure.Postgres;

/// <summary>The session that holds the training lock.</summary>
/// <param name="ProcessId">Its process on the server.</param>
/// <param name="ApplicationName">What it calls itself: this program says its own process and machine there.</param>
/// <param name="Client">Its address; empty when it is local.</param>
/// <param name="Since">When it connected.</param>
public sealed record LockHolder(int ProcessId, string ApplicationName, string Client, DateTimeOffset Since)
{
    /// <summary>All of it in one phrase.</summary>
    public override string ToString()
    {
        var client = Client.Length == 0 ? "" : $" from {Client}";
        return string.Create(
            CultureInfo.InvariantCulture, $"{ApplicationName}{client}, server process {ProcessId}, since {Since:yyyy-MM-dd HH:mm:ss} UTC");
    }
}
