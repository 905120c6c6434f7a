using Microsoft.AspNetCore.Http.Features;
using Poker.Infrastructure.Capture;

namespace Poker.Capture.Security;

/// <summary>Who sends a request of an endpoint that <see cref="RequiresKey"/>.</summary>
internal static class Senders
{
    /// <summary>The key's source.</summary>
    public static CaptureSource Source(this HttpContext context) => context.Features.GetRequiredFeature<SenderFeature>().Source;

    /// <summary>The key.</summary>
    public static string Key(this HttpContext context) => context.Features.GetRequiredFeature<SenderFeature>().Key;
}
