using System.Collections.Concurrent;
using Xunit.Sdk;

namespace Poker.Tests.Harness;

/// <summary>A process of <see cref="ChaosSystem"/>: what it says is read at once, and kept.</summary>
internal sealed class ChaosProcess : IAsyncDisposable
{
    private const int LinesTold = 25;

    private readonly ChildProcess _child;
    private readonly ConcurrentQueue<string> _lines = [];
    private bool _killed;

    /// <summary>Starts the program.</summary>
    /// <param name="name">What it is called in failures.</param>
    /// <param name="environment">Beside this process's own.</param>
    /// <param name="arguments">Of the command line.</param>
    public ChaosProcess(string name, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        Name = name;
        _child = ChildProcess.StartAssembly("Poker.Cli.dll", environment, arguments);
        _ = ReadAsync(_child.Process.StandardOutput);
        _ = ReadAsync(_child.Process.StandardError);
    }

    public string Name { get; }

    /// <summary>Waits for a line with a text in it, said at any time.</summary>
    public async Task<string> HeardAsync(string text, TimeSpan deadline)
    {
        string? found = null;
        try
        {
            await Poll.UntilAsync(
                () =>
                {
                    RequireAlive();
                    found = _lines.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal));
                    return Task.FromResult(found is not null);
                },
                $"{Name} said '{text}'",
                deadline);
        }
        catch (XunitException error) when (found is null)
        {
            throw new XunitException($"{error.Message} It said{Told()}");
        }

        return found!;
    }

    /// <summary>Fails when it has ended, which nobody asked it to.</summary>
    public void RequireAlive() => Assert.False(!_killed && _child.Process.HasExited, $"{Name} ended by itself; it said{Told()}");

    /// <summary>Sends it a signal by its name without SIG.</summary>
    public Task SignalAsync(string name) => _child.SignalAsync(name);

    /// <summary>Kills it as kill -9 does, whatever state it is in.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_killed)
        {
            _killed = true;
            await _child.KillAsync();
            _child.Dispose();
        }
    }

    // Its last lines.
    private string Told() => string.Concat(_lines.TakeLast(LinesTold).Select(line => $"\n  {line}"));

    private async Task ReadAsync(StreamReader output)
    {
        try
        {
            while (await output.ReadLineAsync() is { } line)
            {
                _lines.Enqueue(line);
            }
        }
        catch (ObjectDisposedException)
        {
            // Killed meanwhile.
        }
    }
}
