using Microsoft.Extensions.Configuration;
using Poker.Capture;
using Poker.ServiceDefaults;

namespace Poker.Tests.Capture;

public sealed class CaptureOptionsTests
{
    [Fact]
    public void The_defaults_are_usable_and_the_configuration_is_read()
    {
        new CaptureOptions().Validate();
        var read = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Poker:Capture:Retention"] = "7.00:00:00",
            ["Poker:Capture:Origins:0"] = "chrome-extension://abcdefghijklmnopabcdefghijklmnop",
        }).Build().GetSection(CaptureOptions.Section).Get<CaptureOptions>()!;
        read.Validate();

        Assert.Equal(TimeSpan.FromDays(7), read.Retention);
        Assert.Equal(["chrome-extension://abcdefghijklmnopabcdefghijklmnop"], read.Origins);
    }

    [Fact]
    public void Every_problem_is_told_with_its_key()
    {
        var error = Assert.Throws<ServiceConfigurationException>(() => new CaptureOptions
        {
            Origins = ["https://www.example.com"],
            Retention = TimeSpan.FromMinutes(1),
            MostLines = 0,
            MostStores = 0,
        }.Validate());

        Assert.Equal(
            "Poker:Capture:Origins has to be a list of extensions' origins, such as chrome-extension://abcdefghijklmnopabcdefghijklmnop. "
                + "Poker:Capture:Retention has to be 0 (for ever) or 1 hour to 100 years. Poker:Capture:MostLines has to be 1 to 1000000. "
                + "Poker:Capture:MostStores has to be 1 to 64.",
            error.Message);
    }
}
