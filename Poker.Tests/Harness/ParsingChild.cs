using System.Diagnostics;
using Npgsql;
using Poker.Capture.Parsing;
using Poker.Infrastructure.Capture;
using Poker.Tests.Capture;

namespace Poker.Tests.Harness;

/// <summary>Parses a session as a process of its own, which kills itself within its third transaction that stores hands.</summary>
internal static class ParsingChild
{
    public static async Task RunAsync(string connectionString, long session)
    {
        await using var dataSource = NpgsqlDataSource.Create(connectionString);
        using var tables = new CapturedTables(
            dataSource, new ParsingOptions { LinesPerRound = 150, IdleAfter = TimeSpan.FromHours(1) }, new DeadlySink());
        await tables.FinishAsync(session);
    }

    private sealed class DeadlySink : IHandSink
    {
        private int _rounds;

        public Task TakeAsync(NpgsqlConnection connection, IReadOnlyList<StoredHand> hands, CancellationToken cancellation)
        {
            if (++_rounds == 3)
            {
                Process.GetCurrentProcess().Kill();
                Thread.Sleep(Timeout.Infinite);
            }

            return Task.CompletedTask;
        }
    }
}
