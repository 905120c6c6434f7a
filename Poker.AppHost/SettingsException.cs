namespace Poker.AppHost;

/// <summary>The AppHost's settings make no sense; the message tells each of them and what to write instead.</summary>
internal sealed class SettingsException(string message) : Exception(message);
