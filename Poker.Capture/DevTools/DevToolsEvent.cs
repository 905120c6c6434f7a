using System.Text.Json;

namespace Poker.Capture.DevTools;

/// <summary>What a browser tells by itself, or an answer that was asked to be told in its place among them.</summary>
/// <param name="Session">Of which attached page; null for the browser's own.</param>
/// <param name="Method">What it is.</param>
/// <param name="Parameters">Its particulars.</param>
internal readonly record struct DevToolsEvent(string? Session, string Method, JsonElement Parameters);
