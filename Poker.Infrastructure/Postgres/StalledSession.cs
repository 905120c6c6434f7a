namespace Poker.Infrastructure.Postgres;

/// <summary>
/// Has the server end a session that stops in the middle of a transaction which holds rows that others wait for: a process that was paused
/// there would stop them all, and its lease could not even expire.
/// </summary>
internal static class StalledSession
{
    /// <summary>A column to be selected where the rows are taken: from then to its end, the transaction may be idle for 5 s at a time.</summary>
    public const string EndColumn = "set_config('idle_in_transaction_session_timeout', '5s', true)";
}
