namespace Poker.Bot.Tables.Playing;

/// <summary>The kinds of a table's events.</summary>
internal static class EventKinds
{
    /// <summary>A hand starts.</summary>
    public const string Hand = "hand";

    /// <summary>The blinds are told.</summary>
    public const string Blinds = "blinds";

    /// <summary>A seat is dealt in, with its stack.</summary>
    public const string Seat = "seat";

    /// <summary>A blind is posted.</summary>
    public const string Post = "post";

    /// <summary>The viewer's own pocket is dealt.</summary>
    public const string Deal = "deal";

    /// <summary>A seat acts.</summary>
    public const string Act = "act";

    /// <summary>Board cards come.</summary>
    public const string Board = "board";

    /// <summary>Uncalled chips go back.</summary>
    public const string Return = "return";

    /// <summary>A seat shows its pocket.</summary>
    public const string Show = "show";

    /// <summary>A seat does not show.</summary>
    public const string Muck = "muck";

    /// <summary>A seat is paid.</summary>
    public const string Win = "win";

    /// <summary>Something beside the play: somebody came, a strategy failed.</summary>
    public const string Note = "note";
}
