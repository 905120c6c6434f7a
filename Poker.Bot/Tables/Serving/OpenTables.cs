using System.Collections.Concurrent;
using System.Security.Cryptography;
using Poker.Bot.Strategies;
using Poker.Bot.Tables.Playing;

namespace Poker.Bot.Tables.Serving;

/// <summary>The tables that are open, by their names.</summary>
internal sealed class OpenTables(
    IStrategySource strategies, TableOptions options, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<OpenTables> log)
{
    private const string NameLetters = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int NameLength = 16;

    private readonly ConcurrentDictionary<string, Table> _tables = new(StringComparer.Ordinal);
    private readonly Lock _opening = new();

    /// <summary>How many there are.</summary>
    public int Count => _tables.Count;

    /// <summary>Opens a table.</summary>
    /// <exception cref="TableException">It makes no sense, or there are too many.</exception>
    public Table Open(TableSetup setup) =>
        Open(TableRules.From(setup, strategies.Choices), setup.Seed is { } seed ? new SeededDealer(seed) : new SecureDealer());

    /// <summary>Opens a table whose chance comes from a dealer.</summary>
    /// <exception cref="TableException">There are too many.</exception>
    public Table Open(TableRules rules, IDealer dealer)
    {
        lock (_opening)
        {
            if (_tables.Count >= options.MostTables && !TryCloseDeserted())
            {
                throw new TableException("Too many tables are open: try again later.", StatusCodes.Status503ServiceUnavailable);
            }

            var table = new Table(RandomNumberGenerator.GetString(NameLetters, NameLength), new TableGame(rules, dealer), strategies, options, clock, log);
            _tables[table.Name] = table;
            TableLogMessages.Opened(log, table.Name, rules.Setup.Seats.Count, rules.Setup.Seats.Count(seat => seat.Strategy is null));
            _ = Task.Run(async () =>
            {
                await table.RunAsync(lifetime.ApplicationStopping);
                _tables.TryRemove(table.Name, out _);
            });
            return table;
        }
    }

    /// <summary>A table; null where none of that name is open.</summary>
    public Table? Find(string name) => _tables.GetValueOrDefault(name);

    // The one that was opened first, of those at which nobody is.
    private bool TryCloseDeserted()
    {
        if (_tables.Values.Where(table => table.IsDeserted).MinBy(table => table.OpenedAt) is not { } deserted)
        {
            return false;
        }

        _tables.TryRemove(deserted.Name, out _);
        _ = deserted.PostAsync(new TableCommand.Close("Nobody was there, and another table was opened."), CancellationToken.None).AsTask();
        return true;
    }
}
