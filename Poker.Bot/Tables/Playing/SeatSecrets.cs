using System.Security.Cryptography;
using System.Text;

namespace Poker.Bot.Tables.Playing;

/// <summary>The secrets by which players come back to their seats.</summary>
internal sealed class SeatSecrets
{
    private const int Bytes = 16;

    private readonly Dictionary<TableSeat, string> _secrets = [];

    /// <summary>Makes a seat's secret.</summary>
    public string Make(TableSeat seat) => _secrets[seat] = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Whether a secret is a seat's.</summary>
    public bool Opens(TableSeat seat, string? secret) => secret is not null && _secrets.TryGetValue(seat, out var right)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(right));

    /// <summary>Lets nobody come back to a seat.</summary>
    public void Forget(TableSeat seat) => _secrets.Remove(seat);
}
