using System.Text.Json.Serialization;

namespace Poker.Capture.Importing;

/// <summary>What a file of recorded games is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImportFormat>))]
public enum ImportFormat
{
    /// <summary>Console lines as text.</summary>
    Text = 0,

    /// <summary>Console lines as JSON objects, one a line, with <c>text</c>, and <c>t</c> in milliseconds.</summary>
    ConsoleJson,

    /// <summary>A log that PokerNow lets one download.</summary>
    PokerNow,

    /// <summary>Hands in the open poker hand history format.</summary>
    Phh,
}
