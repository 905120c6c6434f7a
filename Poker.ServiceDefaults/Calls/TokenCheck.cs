using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Poker.ServiceDefaults.Calls;

/// <summary>Whether calls carry the shared token.</summary>
public sealed class TokenCheck
{
    private const int Shortest = 16;
    private const string Scheme = "Bearer ", PasswordScheme = "Basic ";

    // Only the hash is kept: hashes are of one length, and what is compared in constant time is not the secret.
    private readonly byte[]? _hash;

    private TokenCheck(string? token) => _hash = token is null ? null : SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>Whether there is one to carry.</summary>
    public bool IsSet => _hash is not null;

    /// <summary>Reads the token (<see cref="TokenSetting"/>).</summary>
    /// <exception cref="ServiceConfigurationException">It is too short, or cannot be read; the message names the key.</exception>
    public static TokenCheck From(IConfiguration configuration) => TokenSetting.Read(configuration) is var token && token is { Length: < Shortest }
        ? throw new ServiceConfigurationException(
            $"{TokenSetting.Key} (or the file of {TokenSetting.FileKey}) has fewer than {Shortest} characters: use a long random one.")
        : new(token);

    /// <summary>Whether an authorization header carries it.</summary>
    public bool IsCarriedBy(string? authorization) =>
        _hash is not null
        && authorization is not null
        && authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && IsIt(Encoding.UTF8.GetBytes(authorization[Scheme.Length..].Trim()));

    /// <summary>Whether an authorization header carries it as a password, as browsers send it: <c>Basic</c> and name:password in base64.</summary>
    public bool IsPasswordIn(string authorization)
    {
        if (_hash is null || !authorization.StartsWith(PasswordScheme, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var text = authorization.AsSpan(PasswordScheme.Length).Trim();
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64Chars(text, bytes, out var length)
            && bytes.AsSpan(0, length).IndexOf((byte)':') is >= 0 and var colon
            && IsIt(bytes.AsSpan(colon + 1, length - colon - 1));
    }

    /// <summary>
    /// Why a call may not use what the token guards; null when it may: it carries the token, or, where none is configured, it comes over
    /// loopback and not from a page of somewhere else in the user's browser.
    /// </summary>
    /// <param name="context">The call.</param>
    /// <param name="isAsked">Whether it may carry the token as a password: pages for people, which change nothing.</param>
    public string? Problem(HttpContext context, bool isAsked = false)
    {
        if (IsSet)
        {
            return context.Request.Headers.Authorization is not [{ Length: > 0 } authorization, ..] ? "The call carries no token: send authorization: Bearer …"
                : IsCarriedBy(authorization) || (isAsked && IsPasswordIn(authorization)) ? null
                : "The token is wrong.";
        }

        return !Loopback.Is(context.Connection.LocalIpAddress) || !Loopback.Is(context.Connection.RemoteIpAddress)
                ? $"No token is configured, so that only this machine may call: set {TokenSetting.Key}."
            : IsForeignPage(context.Request) ? "Pages of other origins may not call."
            : null;
    }

    // A browser says where a page is from, and asks by the name under which it knows the host.
    private static bool IsForeignPage(HttpRequest request) =>
        !Loopback.Is(request.Host.Host)
        || (request.Headers.Origin is [{ Length: > 0 } origin, ..] && origin != $"{request.Scheme}://{request.Host}")
        || request.Headers["Sec-Fetch-Site"] is ["cross-site", ..];

    private bool IsIt(ReadOnlySpan<byte> told) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(told), _hash);
}
