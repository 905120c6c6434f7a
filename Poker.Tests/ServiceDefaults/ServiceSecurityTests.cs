using Microsoft.Extensions.Configuration;
using Poker.ServiceDefaults;
using Poker.ServiceDefaults.Calls;
using Poker.Tests.Harness;

namespace Poker.Tests.ServiceDefaults;

public sealed class ServiceSecurityTests
{
    [Theory]
    [InlineData("http://127.0.0.1:1", null, true)]
    [InlineData("http://localhost:1", null, true)]
    [InlineData("http://[::1]:1", null, true)]
    [InlineData("https://elsewhere:1", null, true)]
    [InlineData("http://elsewhere:1", null, false)]
    [InlineData("http://10.0.0.1:1", "false", false)]
    [InlineData("http://10.0.0.1:1", "true", true)]
    public void Plaintext_leaves_the_machine_only_when_asked_for(string url, string? plaintext, bool allowed)
    {
        var error = Record.Exception(() => Read(url, ("Poker:Coordinator:Plaintext", plaintext)));

        if (allowed)
        {
            Assert.Null(error);
        }
        else
        {
            Assert.Contains("set Poker:Coordinator:Plaintext=true", Assert.IsType<ServiceConfigurationException>(error).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void One_address_in_the_open_is_enough_to_refuse() => Assert.Throws<ServiceConfigurationException>(
        () => new ServiceSecurity(Configuration(), "coordinator", [new Uri("http://127.0.0.1:1"), new Uri("http://elsewhere:1")]));

    [Theory]
    [InlineData("Poker:Coordinator:Fingerprint", "abc", "64 hexadecimal digits")]
    [InlineData("Poker:Coordinator:Certificate", "/nowhere/at/all.pem", "cannot be read")]
    [InlineData("Poker:TokenFile", "/nowhere/at/all", "cannot be read")]
    [InlineData("Poker:Token", "two words", "no header can hold")]
    public void What_makes_no_sense_is_refused_by_its_key(string key, string value, string reason)
    {
        var message = Assert.Throws<ServiceConfigurationException>(() => Read("https://a:1", (key, value))).Message;

        Assert.StartsWith(key, message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
        Assert.DoesNotContain("two words", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_without_a_token_or_a_certificate_are_refused()
    {
        using var folder = new TemporaryFolder();
        var empty = folder.Write("empty", "\n");

        Assert.Contains("empty file", Assert.Throws<ServiceConfigurationException>(() => Read("https://a:1", ("Poker:TokenFile", empty))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "without a certificate",
            Assert.Throws<ServiceConfigurationException>(() => Read("https://a:1", ("Poker:Coordinator:Certificate", empty))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Fingerprints_may_be_written_as_OpenSSL_prints_them()
    {
        using var certificate = Certificates.SelfSigned("CN=a");
        var plain = certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256);
        var colons = string.Join(':', plain.Chunk(2).Select(pair => new string(pair)));

        foreach (var text in new[] { plain, plain.ToLowerInvariant(), colons, $"SHA256={colons}" })
        {
            Assert.True(Read("https://a:1", ("Poker:Coordinator:Fingerprint", text)).Accepts(certificate, System.Net.Security.SslPolicyErrors.None));
        }
    }

    private static ServiceSecurity Read(string url, params (string Key, string? Value)[] settings) =>
        new(Configuration(settings), "coordinator", [new Uri(url)]);

    private static IConfiguration Configuration(params (string Key, string? Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)))
        .Build();
}
