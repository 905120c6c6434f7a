using Poker.Capture.DevTools;

namespace Poker.Tests.Capture.DevTools;

public sealed class BrowserOptionsTests
{
    [Fact]
    public void A_browser_with_pages_is_enough() =>
        Assert.Empty(new BrowserOptions { Pages = "https://game.example/*" }.Problems("B:0"));

    [Fact]
    public void Every_problem_is_told_by_its_key()
    {
        var options = new BrowserOptions { Address = "127.0.0.1", Name = " ", Dialect = "swiss" };

        Assert.Equal(
            [
                "B:0:Address has to be a browser's debugging address, such as http://127.0.0.1:9222.",
                "B:0:Name has to be a source's name: 1 to 64 characters without control characters, and no space at either end.",
                "B:0:Pages has to say which pages to listen to: a pattern such as https://game.example/* or http://127.0.0.1:8080/table/*, with its host named.",
                "B:0:Dialect has to be one of pokernow, onlinepoker, digitalpokertable, plain, auto.",
            ],
            options.Problems("B:0"));
    }
}
