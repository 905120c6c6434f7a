namespace Poker.Bot.Tables.Playing;

/// <summary>What a client says.</summary>
internal sealed record ClientMessage
{
    /// <summary><c>hello</c>, <c>act</c>, <c>sitOut</c>, <c>sitIn</c> or <c>leave</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Of a hello: the seat's secret, by whom has it already.</summary>
    public string? Secret { get; init; }

    /// <summary>Of a hello: the number of the last event that the client has.</summary>
    public long? After { get; init; }

    /// <summary>Of an act: <c>fold</c>, <c>check</c>, <c>call</c>, <c>bet</c> or <c>raise</c>.</summary>
    public string? Action { get; init; }

    /// <summary>Of a bet or raise: the street total.</summary>
    public long? To { get; init; }

    /// <summary>Of an act: the hand's number.</summary>
    public long? Hand { get; init; }

    /// <summary>Of an act: the turn's number.</summary>
    public int? Turn { get; init; }
}
