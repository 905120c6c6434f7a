namespace Poker.Cli.Progress;

/// <summary>Listens for <c>Q</c> and Enter on a terminal: a polite end beside Ctrl-C. Silent where input is redirected, which is not ours to read.</summary>
internal static class StopKey
{
    /// <summary>Starts listening; the thread does not keep the process alive.</summary>
    /// <param name="stop">Cancelled when the key comes.</param>
    public static void Listen(CancellationTokenSource stop)
    {
        if (Console.IsInputRedirected)
        {
            return;
        }

        var thread = new Thread(() =>
        {
            while (Console.In.ReadLine() is { } line)
            {
                if (line.Trim().Equals("q", StringComparison.OrdinalIgnoreCase))
                {
                    stop.Cancel();
                    return;
                }
            }
        })
        {
            IsBackground = true,
            Name = "stop key",
        };
        thread.Start();
    }
}
