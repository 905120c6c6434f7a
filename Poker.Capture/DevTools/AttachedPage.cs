using System.Text.Json;

namespace Poker.Capture.DevTools;

/// <summary>A page that is attached to: its execution contexts that are listened to, each a life of it or of a frame in it.</summary>
/// <param name="connection">The browser.</param>
/// <param name="id">The attachment.</param>
/// <param name="pages">Which pages may be listened to.</param>
/// <param name="sessions">Where lines go.</param>
internal sealed class AttachedPage(DevToolsConnection connection, string id, PagePattern pages, PageSessions sessions)
{
    private readonly Dictionary<long, Life> _lives = [];
    private readonly HashSet<string> _handles = [];
    private bool _isReplaying = true;

    private sealed record Life(string Name, PageSession Session)
    {
        public List<ConsoleCall> Replay { get; } = [];
    }

    /// <summary>Takes what the browser tells of the page.</summary>
    public Task TakeAsync(DevToolsEvent happened, CancellationToken cancellation) => happened.Method switch
    {
        "Runtime.executionContextCreated" => BeginAsync(happened.Parameters.GetProperty("context"), cancellation),
        "Runtime.executionContextDestroyed" => EndAsync(happened.Parameters.GetProperty("executionContextId").GetInt64(), cancellation),
        "Runtime.executionContextsCleared" => EndAsync(cancellation),
        "Runtime.consoleAPICalled" => HearAsync(happened.Parameters, cancellation),
        // The answer: all that was told before is what had happened already.
        "Runtime.enable" => CatchUpAsync(cancellation),
        _ => Task.CompletedTask,
    };

    /// <summary>The page is gone, or is another one now.</summary>
    public async Task EndAsync(CancellationToken cancellation)
    {
        foreach (var context in _lives.Keys.ToList())
        {
            await EndAsync(context, cancellation);
        }
    }

    // {"id":4,"origin":"https://game.example","uniqueId":"-75589.8184","auxData":{"isDefault":true,"frameId":"12FD…"}}
    private async Task BeginAsync(JsonElement context, CancellationToken cancellation)
    {
        // The others are worlds of extensions.
        if (!context.TryGetProperty("auxData", out var more) || !more.TryGetProperty("isDefault", out var isDefault) || !isDefault.GetBoolean())
        {
            return;
        }

        // What the page is now called may be known a moment before or after: the frame itself is asked what it shows.
        var origin = context.GetProperty("origin").GetString()!;
        if (await AddressAsync(more.GetProperty("frameId").GetString()!, cancellation) is { } address && IsOf(address, origin) && pages.Allows(address))
        {
            var name = context.GetProperty("uniqueId").GetString()!;
            _lives[context.GetProperty("id").GetInt64()] = new(name, await sessions.OpenAsync(name, origin, cancellation));
        }
    }

    private static bool IsOf(string address, string origin) => Uri.TryCreate(address, UriKind.Absolute, out var url) && url.GetLeftPart(UriPartial.Authority) == origin;

    private async Task<string?> AddressAsync(string frame, CancellationToken cancellation)
    {
        try
        {
            return Find((await connection.AskAsync("Page.getFrameTree", null, id, cancellation)).GetProperty("frameTree"), frame);
        }
        catch (DevToolsException error) when (error.IsRefusal)
        {
            return null;
        }
    }

    private static string? Find(JsonElement tree, string frame)
    {
        var here = tree.GetProperty("frame");
        if (here.GetProperty("id").GetString() == frame)
        {
            return here.GetProperty("url").GetString();
        }

        return tree.TryGetProperty("childFrames", out var children)
            ? children.EnumerateArray().Select(child => Find(child, frame)).FirstOrDefault(found => found is not null)
            : null;
    }

    private async Task EndAsync(long context, CancellationToken cancellation)
    {
        if (_lives.Remove(context, out var life))
        {
            await sessions.EndAsync(life.Name, cancellation);
        }
    }

    private async Task HearAsync(JsonElement parameters, CancellationToken cancellation)
    {
        if (ConsoleCall.Read(parameters) is not { } call || !_lives.TryGetValue(call.Context, out var life))
        {
            return;
        }

        if (_isReplaying)
        {
            life.Replay.Add(call);
        }
        else
        {
            await AddAsync(life, call, cancellation);
        }
    }

    private async Task CatchUpAsync(CancellationToken cancellation)
    {
        _isReplaying = false;
        foreach (var life in _lives.Values)
        {
            IEnumerable<ConsoleCall> missed = life.Replay;
            if (life.Session.CountKnown([.. life.Replay.Select(call => call.Told)]) is { } known)
            {
                missed = missed.Skip(known);
            }
            else
            {
                missed = missed.Where(call => life.Session.IsNew(call.Told)).ToList();
                await sessions.CutAsync(life.Session, cancellation);
            }

            foreach (var call in missed)
            {
                await AddAsync(life, call, cancellation);
            }

            life.Replay.Clear();
        }
    }

    private async Task AddAsync(Life life, ConsoleCall call, CancellationToken cancellation)
    {
        _handles.UnionWith(call.Values.Select(value => value.ObjectId).Where(handle => handle.Length > 0));
        var text = await new ConsoleFormat(handle => PropertiesAsync(handle, cancellation)).LineAsync(call.Values);
        await sessions.AddAsync(life.Session, text, call.Told, cancellation);
        await ReleaseAsync(cancellation);
    }

    private async Task<JsonElement> PropertiesAsync(string handle, CancellationToken cancellation)
    {
        var answer = await connection.AskAsync("Runtime.getProperties", new { ObjectId = handle, OwnProperties = true }, id, cancellation);
        _handles.UnionWith(answer.GetProperty("result").EnumerateArray()
            .Where(property => property.TryGetProperty("value", out _))
            .Select(property => new RemoteValue(property.GetProperty("value")).ObjectId)
            .Where(inner => inner.Length > 0));
        return answer;
    }

    // The browser keeps every object that it has told of until it is let go.
    private async Task ReleaseAsync(CancellationToken cancellation)
    {
        foreach (var handle in _handles)
        {
            await connection.PostAsync("Runtime.releaseObject", new { ObjectId = handle }, id, cancellation);
        }

        _handles.Clear();
    }
}
