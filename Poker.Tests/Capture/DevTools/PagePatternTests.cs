using Poker.Capture.DevTools;

namespace Poker.Tests.Capture.DevTools;

public sealed class PagePatternTests
{
    [Theory]
    [InlineData("https://game.example/*", "https://game.example/", true)]
    [InlineData("https://game.example/*", "https://game.example/table/3?seat=1#here", true)]
    [InlineData("https://game.example", "https://game.example/table", true)]
    [InlineData("https://GAME.example/*", "https://game.EXAMPLE/", true)]
    [InlineData("https://game.example/*", "http://game.example/", false)]
    [InlineData("https://game.example/*", "https://game.example:8443/", false)]
    [InlineData("https://game.example/*", "https://game.example.evil.example/", false)]
    [InlineData("https://game.example/*", "https://evil.example/https://game.example/", false)]
    [InlineData("https://game.example/*", "https://game.example@evil.example/", false)]
    [InlineData("https://game.example/*", "https://sub.game.example/", false)]
    [InlineData("https://*.game.example/*", "https://sub.game.example/", true)]
    [InlineData("https://*.game.example/*", "https://game.example/", true)]
    [InlineData("https://*.game.example/*", "https://notgame.example/", false)]
    [InlineData("https://game.example/table/*", "https://game.example/lobby", false)]
    [InlineData("https://game.example/table/*/live", "https://game.example/table/3/live", true)]
    [InlineData("https://game.example/table", "https://game.example/table/3", false)]
    [InlineData("http://127.0.0.1:8080/*", "http://127.0.0.1:8080/x", true)]
    [InlineData("http://127.0.0.1:8080/*", "http://127.0.0.1:8081/x", false)]
    [InlineData("http://127.0.0.1:*/*", "http://127.0.0.1:8081/x", true)]
    [InlineData("http://[::1]:8080/*", "http://[::1]:8080/x", true)]
    [InlineData("https://game.example/*", "about:blank", false)]
    [InlineData("https://game.example/*", "", false)]
    public void A_page_fits_by_scheme_host_port_and_path(string pattern, string page, bool fits)
    {
        Assert.True(PagePattern.TryParse(pattern, out var parsed));
        Assert.Equal(fits, parsed.Allows(page));
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("<all_urls>")]
    [InlineData("*://*/*")]
    [InlineData("https://*/*")]
    [InlineData("https://*.*/")]
    [InlineData("https://*example/")]
    [InlineData("https://game.*/")]
    [InlineData("file:///home/*")]
    [InlineData("game.example/*")]
    [InlineData("https://user@game.example/*")]
    [InlineData("https://game.example/ x")]
    public void A_pattern_that_names_no_host_is_none(string pattern) => Assert.False(PagePattern.TryParse(pattern, out _));
}
