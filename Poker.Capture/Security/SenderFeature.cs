using Poker.Infrastructure.Capture;

namespace Poker.Capture.Security;

/// <summary>Who sends a request.</summary>
/// <param name="Source">The key's source.</param>
/// <param name="Key">The key.</param>
internal sealed record SenderFeature(CaptureSource Source, string Key);
