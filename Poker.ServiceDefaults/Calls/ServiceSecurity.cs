using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Poker.ServiceDefaults.Discovery;

namespace Poker.ServiceDefaults.Calls;

/// <summary>How a called service is known and how the caller shows who it is, by configuration.</summary>
/// <remarks>
/// <c>Poker:Token</c> or <c>Poker:TokenFile</c>: the shared token, if there is one. <c>Poker:Coordinator:Fingerprint</c>: SHA-256 of the
/// one certificate that is accepted. <c>Poker:Coordinator:Certificate</c>: a PEM file with that certificate or with the authority that
/// issued it. <c>Poker:Coordinator:Plaintext</c>: <c>true</c> to send everything, the token too, unencrypted to another machine.
/// </remarks>
internal sealed class ServiceSecurity
{
    private const int FingerprintBytes = SHA256.HashSizeInBytes;

    private readonly byte[]? _fingerprint;
    private readonly X509Certificate2Collection? _authorities;

    /// <summary>Reads and checks the configuration for a service at some addresses.</summary>
    /// <exception cref="ServiceConfigurationException">It makes no sense, or would send secrets in the open.</exception>
    public ServiceSecurity(IConfiguration configuration, string service, IReadOnlyList<Uri> addresses)
    {
        var section = ServiceEndpoints.Section(service);
        Token = TokenSetting.Read(configuration);
        _fingerprint = ReadFingerprint(configuration, $"{section}:Fingerprint");
        _authorities = ReadAuthorities(configuration, $"{section}:Certificate");
        var plaintext = $"{section}:Plaintext";
        var open = addresses.FirstOrDefault(address => address.Scheme == "http" && !address.IsLoopback);
        if (open is not null && !IsTrue(configuration[plaintext]))
        {
            throw new ServiceConfigurationException(
                $"{open.GetLeftPart(UriPartial.Authority)} is another machine, and http would send everything in the open: use https, or set "
                    + $"{plaintext}=true (environment: {ServiceEndpoints.Variable(plaintext)}) where the network itself is trusted.");
        }
    }

    /// <summary>The token to show; null for none.</summary>
    public string? Token { get; }

    /// <summary>Whether certificates are checked by other means than the machine's own authorities.</summary>
    public bool IsPinned => _fingerprint is not null || _authorities is not null;

    /// <summary>Whether a server's certificate is the one that was configured.</summary>
    public bool Accepts(X509Certificate? certificate, SslPolicyErrors errors)
    {
        if (certificate is null)
        {
            return false;
        }

        if (_fingerprint is not null)
        {
            return CryptographicOperations.FixedTimeEquals(SHA256.HashData(certificate.GetRawCertData()), _fingerprint);
        }

        // The very certificate may stand in the file, whatever its names; one that an authority issued has to have the server's.
        var offered = new X509Certificate2(certificate);
        return _authorities!.Any(known => known.RawDataMemory.Span.SequenceEqual(offered.RawDataMemory.Span))
            || (!errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) && IsIssued(offered));
    }

    private bool IsIssued(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities!);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }

    private static bool IsTrue(string? text) => bool.TryParse(text, out var value) && value;

    private static byte[]? ReadFingerprint(IConfiguration configuration, string key)
    {
        if (configuration[key] is not { Length: > 0 } text)
        {
            return null;
        }

        var digits = text.Replace(":", "", StringComparison.Ordinal).Trim();
        if (digits.StartsWith("SHA256=", StringComparison.OrdinalIgnoreCase))
        {
            digits = digits["SHA256=".Length..];
        }

        return digits.Length == 2 * FingerprintBytes && digits.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(digits)
            : throw new ServiceConfigurationException($"{key} is no SHA-256 of a certificate: {2 * FingerprintBytes} hexadecimal digits, colons allowed.");
    }

    private static X509Certificate2Collection? ReadAuthorities(IConfiguration configuration, string key)
    {
        if (configuration[key] is not { Length: > 0 } path)
        {
            return null;
        }

        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPem(SettingFile.Read(path, key));
        }
        catch (CryptographicException error)
        {
            throw new ServiceConfigurationException($"{key} names a file with a certificate that cannot be read: it has to be PEM.", error);
        }

        return authorities.Count > 0 ? authorities : throw new ServiceConfigurationException($"{key} names a file without a certificate: it has to be PEM.");
    }
}
