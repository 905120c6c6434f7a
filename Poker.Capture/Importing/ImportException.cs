namespace Poker.Capture.Importing;

/// <summary>A file cannot be imported; nothing of it was stored. The message says why, and quotes nothing of it.</summary>
/// <param name="message">What is wrong, and where.</param>
public sealed class ImportException(string message) : Exception(message);
