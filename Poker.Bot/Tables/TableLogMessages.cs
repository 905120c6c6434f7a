namespace Poker.Bot.Tables;

/// <summary>What tables log: their names, numbers and problems. No card, no secret and no address of a player.</summary>
internal static partial class TableLogMessages
{
    [LoggerMessage(101, LogLevel.Information, "Table {Table} is open: {Seats} seats, {People} of them for people.")]
    public static partial void Opened(ILogger log, string table, int seats, int people);

    [LoggerMessage(102, LogLevel.Information, "Table {Table} is closed after {Hands} hands: {Why}")]
    public static partial void Closed(ILogger log, string table, long hands, string why);

    [LoggerMessage(103, LogLevel.Warning, "At table {Table}, in hand {Hand}, the strategy {Strategy} failed: {Problem}")]
    public static partial void StrategyFailed(ILogger log, string table, long hand, string strategy, string problem);

    [LoggerMessage(104, LogLevel.Error, "Table {Table} failed and is closed.")]
    public static partial void Failed(ILogger log, Exception error, string table);

    [LoggerMessage(105, LogLevel.Warning, "A request of {Path} from {Client} was refused: {Problem}")]
    public static partial void Refused(ILogger log, string path, string client, string problem);
}
