namespace Poker.Core.Histories;

/// <summary>Reads recorded hands, whatever their format.</summary>
public static class HandHistories
{
    private static readonly string[] Extensions = [".jsonl", ".phh", ".phhs", ".csv"];

    /// <summary>Whether a file's name is one of a format that can be read: JSON Lines, PHH, or a PokerNow log.</summary>
    public static bool CanRead(string fileName) => Extensions.Contains(Path.GetExtension(fileName).ToLowerInvariant());

    /// <summary>The hands of a file, in order; what is no hand is rejected, with the reason.</summary>
    /// <param name="fileName">Tells the format by its extension, and names a PHH file's hand.</param>
    /// <param name="text">The file's text.</param>
    public static IEnumerable<ReadHand> Read(string fileName, string text) => Path.GetExtension(fileName).ToLowerInvariant() switch
    {
        ".jsonl" => JsonLines.Read(text),
        ".phh" or ".phhs" => PhhHistory.Read(Path.GetFileNameWithoutExtension(fileName), text),
        ".csv" when PokerNowLog.IsLog(text) => PokerNowLog.Read(text.TrimStart('\uFEFF')),
        ".csv" => [ReadHand.Rejected(fileName, "not a PokerNow log: its first line is not entry,at,order")],
        _ => [ReadHand.Rejected(fileName, "not a hand history: .jsonl, .phh, .phhs and .csv are read")],
    };
}
