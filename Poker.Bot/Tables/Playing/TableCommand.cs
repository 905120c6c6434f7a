using Poker.Bot.Strategies;

namespace Poker.Bot.Tables.Playing;

/// <summary>What a table is told, by its clients and by what it has asked itself.</summary>
internal abstract record TableCommand
{
    /// <summary>A client comes.</summary>
    /// <param name="Client">The client.</param>
    /// <param name="Seat">The seat it wants, from 1; null to watch.</param>
    /// <param name="Secret">The seat's secret, by whom has it already.</param>
    /// <param name="After">The number of the last event it has; null for a client that has none.</param>
    public sealed record Enter(ITableClient Client, int? Seat, string? Secret, long? After) : TableCommand;

    /// <summary>A client is gone.</summary>
    public sealed record Gone(ITableClient Client) : TableCommand;

    /// <summary>A client wants to act.</summary>
    public sealed record Act(ITableClient Client, ClientMessage Message) : TableCommand;

    /// <summary>A client wants to sit out, or to play again.</summary>
    public sealed record Sit(ITableClient Client, bool IsOut) : TableCommand;

    /// <summary>A client leaves its seat.</summary>
    public sealed record Leave(ITableClient Client) : TableCommand;

    /// <summary>Somebody asks what can be seen.</summary>
    public sealed record Look(TaskCompletionSource<TableView?> Answer) : TableCommand;

    /// <summary>The table has to be closed.</summary>
    public sealed record Close(string Why) : TableCommand;

    /// <summary>The strategies are ready for a hand, or not.</summary>
    public sealed record Seated(long Hand, IReadOnlyList<SeatedStrategy> Players) : TableCommand;

    /// <summary>A strategy has decided, or failed.</summary>
    public sealed record Decided(long Hand, int Turn, BotDecision? Decision) : TableCommand;
}
