using Microsoft.Extensions.Configuration;
using Poker.ServiceDefaults;
using Poker.ServiceDefaults.Discovery;

namespace Poker.Tests.ServiceDefaults;

public sealed class ServiceEndpointsTests
{
    [Fact]
    public void Aspires_keys_are_read_the_secure_ones_first_and_in_their_order()
    {
        Assert.Equal(
            ["https://a:1/", "https://b:2/"],
            Of(("services:coordinator:http:0", "http://a:3"), ("services:coordinator:https:1", "https://b:2"), ("services:coordinator:https:0", "https://a:1")));
        Assert.Equal(["http://a:3/"], Of(("services:coordinator:http:0", "http://a:3"), ("services:other:https:0", "https://b:2")));
        Assert.Equal(["http://a:4/"], Of(("services:coordinator:https:0", "https://a:3"), ("services:coordinator:grpc:0", "http://a:4")));
        var ten = Enumerable.Range(0, 11).Select(number => ($"services:coordinator:http:{number}", $"http://h{number}:1")).ToArray();
        Assert.Equal(ten.Select(entry => $"{entry.Item2}/"), Of(ten));
    }

    [Fact]
    public void Environment_variables_are_Aspires_keys()
    {
        const string Name = "services__tested__http__0";
        Environment.SetEnvironmentVariable(Name, "http://a:3");
        try
        {
            var endpoints = new ServiceEndpoints(new ConfigurationBuilder().AddEnvironmentVariables().Build());
            Assert.Equal([new Uri("http://a:3")], endpoints.Of("tested"));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Name, null);
        }
    }

    [Fact]
    public void The_explicit_url_wins_and_may_name_several() => Assert.Equal(
        ["https://x:1/", "https://y:2/"],
        Of(("services:coordinator:http:0", "http://a:3"), ("Poker:Coordinator:Url", "https://x:1, https://y:2")));

    [Fact]
    public void Without_a_key_the_error_names_the_keys() => Assert.Equal(
        "Nothing says where the coordinator is: set Poker:Coordinator:Url (environment: Poker__Coordinator__Url) to its URL, such as "
            + "https://host:port; Aspire sets services__coordinator__https__0 or services__coordinator__http__0.",
        Assert.Throws<ServiceConfigurationException>(() => Of()).Message);

    [Theory]
    [InlineData("coordinator:5000")]
    [InlineData("ftp://coordinator")]
    [InlineData("http://user:secret@coordinator")]
    [InlineData("http://coordinator/path")]
    [InlineData("http://")]
    public void What_is_no_address_is_refused_without_repeating_it(string url)
    {
        var message = Assert.Throws<ServiceConfigurationException>(() => Of(("Poker:Coordinator:Url", url))).Message;

        Assert.StartsWith("Poker:Coordinator:Url is no address of a service", message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Schemes_are_not_mixed() => Assert.Contains(
        "mixes http and https",
        Assert.Throws<ServiceConfigurationException>(() => Of(("Poker:Coordinator:Url", "https://x:1,http://y:2"))).Message,
        StringComparison.Ordinal);

    private static IEnumerable<string> Of(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build();
        return new ServiceEndpoints(configuration).Of("coordinator").Select(address => address.ToString());
    }
}
