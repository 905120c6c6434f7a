using System.Text.Json;
using Poker.Capture.DevTools;

namespace Poker.Tests.Harness;

/// <summary>A tab of a browser that a test drives.</summary>
internal sealed class BrowserTab(DevToolsConnection connection, string target, string session)
{
    /// <summary>Attaches to a target.</summary>
    public static async Task<BrowserTab> AttachAsync(DevToolsConnection connection, string target)
    {
        var answer = await connection.AskAsync("Target.attachToTarget", new { TargetId = target, Flatten = true }, null, CancellationToken.None);
        return new(connection, target, answer.GetProperty("sessionId").GetString()!);
    }

    /// <summary>What an expression gives in the page; promises are awaited. Fails when it throws.</summary>
    public async Task<JsonElement> EvaluateAsync(string expression)
    {
        var answer = await AskAsync("Runtime.evaluate", new { Expression = expression, AwaitPromise = true, ReturnByValue = true });
        Assert.False(answer.TryGetProperty("exceptionDetails", out var thrown), thrown.ToString());
        return answer.GetProperty("result").TryGetProperty("value", out var value) ? value : default;
    }

    /// <summary>A string that an expression gives.</summary>
    public async Task<string> ReadAsync(string expression) => (await EvaluateAsync(expression)).GetString()!;

    /// <summary>Whether an expression is true. While one page takes another's place nothing is.</summary>
    public async Task<bool> HoldsAsync(string expression)
    {
        try
        {
            return (await EvaluateAsync(expression)).GetBoolean();
        }
        catch (DevToolsException)
        {
            return false;
        }
    }

    /// <summary>Waits until an expression is true.</summary>
    public Task UntilAsync(string expression, string what) => Poll.UntilAsync(() => HoldsAsync(expression), what, TimeSpan.FromSeconds(30));

    /// <summary>Goes to another page.</summary>
    public async Task NavigateAsync(string url)
    {
        await AskAsync("Page.navigate", new { Url = url });
        await UntilAsync($"document.readyState === 'complete' && location.href === {JsonSerializer.Serialize(url)}", $"{url} was loaded");
    }

    /// <summary>Closes it.</summary>
    public Task CloseAsync() => connection.AskAsync("Target.closeTarget", new { TargetId = target }, null, CancellationToken.None);

    /// <summary>Sends a command to it.</summary>
    public Task<JsonElement> AskAsync(string method, object parameters) => connection.AskAsync(method, parameters, session, CancellationToken.None);
}
