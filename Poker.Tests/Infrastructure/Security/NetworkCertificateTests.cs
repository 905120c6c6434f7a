using System.Runtime.Versioning;
using System.Security.Cryptography;
using Poker.Infrastructure.Security;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Security;

[UnsupportedOSPlatform("windows")]
public sealed class NetworkCertificateTests : IDisposable
{
    private static readonly string[] Names = ["127.0.0.2", "localhost", "::1"];

    private readonly TemporaryFolder _folder = new();
    private readonly StoppedClock _clock = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_names_all_addresses_and_is_kept_with_its_key_for_its_owner_alone()
    {
        var made = NetworkCertificate.OfFolder(_folder.Root, Names, _clock);

        using var certificate = made.Load();
        Assert.True(certificate.HasPrivateKey);
        Assert.Equal("ECC", certificate.PublicKey.Oid.FriendlyName);
        Assert.All(Names, name => Assert.True(certificate.MatchesHostname(name)));
        Assert.False(certificate.MatchesHostname("127.0.0.3"));
        Assert.Equal(made.Fingerprint, Convert.ToHexString(SHA256.HashData(certificate.RawData)));
        Assert.All(
            Directory.GetFiles(_folder.PathOf("tls")),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        Assert.Equal(made.Fingerprint, NetworkCertificate.OfFolder(_folder.Root, Names, _clock).Fingerprint);
    }

    [Fact]
    public void It_is_renewed_in_its_last_month_and_not_before()
    {
        var made = NetworkCertificate.OfFolder(_folder.Root, Names, _clock);

        _clock.Now = made.NotAfter - TimeSpan.FromDays(31);
        Assert.Equal(made.Fingerprint, NetworkCertificate.OfFolder(_folder.Root, Names, _clock).Fingerprint);
        _clock.Now = made.NotAfter - TimeSpan.FromDays(29);
        var renewed = NetworkCertificate.OfFolder(_folder.Root, Names, _clock);

        Assert.NotEqual(made.Fingerprint, renewed.Fingerprint);
        Assert.True(renewed.NotAfter > made.NotAfter);
    }

    [Fact]
    public void It_is_made_anew_for_a_new_name_and_where_its_files_do_not_fit()
    {
        var made = NetworkCertificate.OfFolder(_folder.Root, Names, _clock);
        var more = NetworkCertificate.OfFolder(_folder.Root, [.. Names, "poker.example"], _clock);
        Assert.NotEqual(made.Fingerprint, more.Fingerprint);
        Assert.Equal(more.Fingerprint, NetworkCertificate.OfFolder(_folder.Root, Names, _clock).Fingerprint);

        File.WriteAllText(NetworkCertificate.FileIn(_folder.Root), made.CertificatePem);
        Assert.NotEqual(made.Fingerprint, NetworkCertificate.OfFolder(_folder.Root, Names, _clock).Fingerprint);
    }

    [Fact]
    public void A_key_that_others_can_read_is_refused()
    {
        NetworkCertificate.OfFolder(_folder.Root, Names, _clock);
        File.SetUnixFileMode(_folder.PathOf("tls", "key.pem"), UnixFileMode.UserRead | UnixFileMode.OtherRead);

        Assert.Throws<IOException>(() => NetworkCertificate.OfFolder(_folder.Root, Names, _clock));
    }

    private sealed class StoppedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
