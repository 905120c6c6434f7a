namespace Poker.Cli.Commands;

/// <summary>One table's checksum in <see cref="StatusReport"/>.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">Its rows, counted.</param>
/// <param name="Hash">16 hexadecimal digits.</param>
internal sealed record StatusChecksum(string Table, long Rows, string Hash);
