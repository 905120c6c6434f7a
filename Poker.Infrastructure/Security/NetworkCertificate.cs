using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Poker.Infrastructure.Security;

/// <summary>The certificate that a data folder's services show to other machines: made by itself, ECDSA P-256, known by its fingerprint.</summary>
/// <remarks>
/// <code>
/// DIR/tls/               0700
/// ├── certificate.pem    0600 like the key, though it is no secret: copy it to the workers' machines, or tell them its fingerprint
/// └── key.pem            0600
/// </code>
/// It is made anew when it is about to expire, or lacks a name that is asked for; workers that pinned the old one must be told.
/// </remarks>
public sealed class NetworkCertificate
{
    /// <summary>The folder's name in the data folder.</summary>
    public const string FolderName = "tls";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(825);
    private static readonly TimeSpan RenewBefore = TimeSpan.FromDays(30);

    // Clocks of two machines differ.
    private static readonly TimeSpan Backdated = TimeSpan.FromHours(1);

    private NetworkCertificate(string certificatePem, string keyPem, X509Certificate2 certificate)
    {
        CertificatePem = certificatePem;
        KeyPem = keyPem;
        Fingerprint = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        NotAfter = certificate.NotAfter;
    }

    /// <summary>The certificate.</summary>
    public string CertificatePem { get; }

    /// <summary>SHA-256 of the certificate, in hexadecimal digits.</summary>
    public string Fingerprint { get; }

    /// <summary>When it expires.</summary>
    public DateTimeOffset NotAfter { get; }

    /// <summary>Its private key: a secret.</summary>
    internal string KeyPem { get; }

    /// <summary>The certificate's file in a data folder.</summary>
    public static string FileIn(string dataFolder) => Path.Combine(dataFolder, FolderName, "certificate.pem");

    /// <summary>The data folder's certificate; made where there is none for these names that holds for another month.</summary>
    /// <param name="dataFolder">The data folder.</param>
    /// <param name="names">Addresses and host names that others reach the services by.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="IOException">Others can read the key.</exception>
    public static NetworkCertificate OfFolder(string dataFolder, IReadOnlyCollection<string> names, TimeProvider time)
    {
        var (certificate, key) = (FileIn(dataFolder), Path.Combine(dataFolder, FolderName, "key.pem"));
        if (TryRead(certificate, key) is { } there && there.NotAfter - time.GetUtcNow() > RenewBefore && there.Covers(names))
        {
            return there;
        }

        var made = Make(names, time.GetUtcNow());
        PrivateFile.Write(key, Encoding.ASCII.GetBytes(made.KeyPem));
        PrivateFile.Write(certificate, Encoding.ASCII.GetBytes(made.CertificatePem));
        return made;
    }

    /// <summary>The certificate with its key, as servers take it.</summary>
    public X509Certificate2 Load() => X509Certificate2.CreateFromPem(CertificatePem, KeyPem);

    /// <summary>Whether it was made for all these names.</summary>
    public bool Covers(IReadOnlyCollection<string> names)
    {
        using var certificate = X509Certificate2.CreateFromPem(CertificatePem);
        return names.All(name => certificate.MatchesHostname(name, allowWildcards: false, allowCommonName: false));
    }

    // The two files are replaced one after the other: a pair of two generations counts as none.
    private static NetworkCertificate? TryRead(string certificateFile, string keyFile)
    {
        if (!File.Exists(certificateFile) || !File.Exists(keyFile))
        {
            return null;
        }

        PrivateFile.RequirePrivate(keyFile);
        var (certificatePem, keyPem) = (File.ReadAllText(certificateFile), File.ReadAllText(keyFile));
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(certificatePem, keyPem);
            return new NetworkCertificate(certificatePem, keyPem, certificate);
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    private static NetworkCertificate Make(IReadOnlyCollection<string> names, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=poker", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names.Distinct())
        {
            if (IPAddress.TryParse(name, out var address))
            {
                alternatives.AddIpAddress(address);
            }
            else
            {
                alternatives.AddDnsName(name);
            }
        }

        request.CertificateExtensions.Add(alternatives.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        using var made = request.CreateSelfSigned(now - Backdated, now + Lifetime);
        return new NetworkCertificate(made.ExportCertificatePem() + "\n", key.ExportPkcs8PrivateKeyPem() + "\n", made);
    }
}
