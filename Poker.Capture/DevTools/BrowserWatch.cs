using System.Text.Json;

namespace Poker.Capture.DevTools;

/// <summary>Listens to a browser's pages over one connection: attaches to those that may be listened to, and lets go of those that go elsewhere.</summary>
/// <param name="connection">The connection.</param>
/// <param name="pages">Which pages.</param>
/// <param name="sessions">Where their lines go.</param>
internal sealed class BrowserWatch(DevToolsConnection connection, PagePattern pages, PageSessions sessions)
{
    private readonly Dictionary<string, AttachedPage> _attached = [];
    private readonly Dictionary<string, string> _attachments = [];

    /// <summary>Listens until it is told to end.</summary>
    /// <exception cref="DevToolsException">The browser is gone.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await connection.AskAsync("Target.setDiscoverTargets", new { Discover = true }, null, cancellation);
        await foreach (var happened in connection.EventsAsync(cancellation))
        {
            await TakeAsync(happened, cancellation);
        }
    }

    private async Task TakeAsync(DevToolsEvent happened, CancellationToken cancellation)
    {
        if (happened.Session is { } session)
        {
            if (_attached.TryGetValue(session, out var page))
            {
                await page.TakeAsync(happened, cancellation);
            }

            return;
        }

        switch (happened.Method)
        {
            case "Target.targetCreated" or "Target.targetInfoChanged":
                await LookAtAsync(happened.Parameters.GetProperty("targetInfo"), cancellation);
                break;
            case "Target.detachedFromTarget":
                await LoseAsync(happened.Parameters.GetProperty("sessionId").GetString()!, cancellation);
                break;
        }
    }

    // {"targetId":"69F5…","type":"page","url":"https://game.example/table/3", …}; a frame of another site is a target of its own.
    private async Task LookAtAsync(JsonElement target, CancellationToken cancellation)
    {
        var id = target.GetProperty("targetId").GetString()!;
        var isWanted = target.GetProperty("type").GetString() is "page" or "iframe" && pages.Allows(target.GetProperty("url").GetString()!);
        var attachment = _attachments.GetValueOrDefault(id);
        try
        {
            if (isWanted && attachment is null)
            {
                await AttachAsync(id, cancellation);
            }
            else if (!isWanted && attachment is not null)
            {
                // It is told as any other loss, after what was told of the page before.
                await connection.AskAsync("Target.detachFromTarget", new { SessionId = attachment }, null, cancellation);
            }
        }
        catch (DevToolsException error) when (error.IsRefusal)
        {
            // It was closed meanwhile.
        }
    }

    private async Task AttachAsync(string target, CancellationToken cancellation)
    {
        var answer = await connection.AskAsync("Target.attachToTarget", new { TargetId = target, Flatten = true }, null, cancellation);
        var session = answer.GetProperty("sessionId").GetString()!;
        _attachments[target] = session;
        _attached[session] = new AttachedPage(connection, session, pages, sessions);
        await connection.PostAsync("Runtime.enable", null, session, cancellation);
    }

    private async Task LoseAsync(string session, CancellationToken cancellation)
    {
        if (_attached.Remove(session, out var page))
        {
            _attachments.Remove(_attachments.First(attachment => attachment.Value == session).Key);
            await page.EndAsync(cancellation);
        }
    }
}
