namespace Poker.Capture.Ingest;

/// <summary>Why requests are refused, each in a word that metrics carry.</summary>
internal static class Refusal
{
    public const string Busy = "busy";
    public const string Database = "database";
    public const string Format = "format";
    public const string Key = "key";
    public const string Origin = "origin";
    public const string Rate = "rate";
    public const string Size = "size";
    public const string Type = "type";
}
