using System.Runtime.InteropServices;

namespace Poker.Cli.Output;

/// <summary>How people and systems end long work: <c>Q</c> and Enter, Ctrl-C, SIGTERM, a closed terminal.</summary>
/// <remarks>The first request asks to finish, the second to give up what is being finished, a third ends the process at once.</remarks>
internal sealed class StopRequest : IDisposable
{
    private readonly CancellationTokenSource _finish = new();
    private readonly CancellationTokenSource _giveUp = new();
    private readonly PosixSignalRegistration[] _signals;
    private int _requests;

    /// <summary>Answers signals from now on.</summary>
    public StopRequest() => _signals =
        [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, Answer))];

    /// <summary>Cancelled by the first request.</summary>
    public CancellationToken Finish => _finish.Token;

    /// <summary>Cancelled by the second.</summary>
    public CancellationToken GiveUp => _giveUp.Token;

    /// <summary>Reads standard input from now on: a line that is <c>q</c> counts as a request. Its end does not.</summary>
    public void ListenForQ()
    {
        // It blocks in a read that nothing ends: the process ends without it.
        var listener = new Thread(Listen) { IsBackground = true, Name = "Q and Enter" };
        listener.Start();
    }

    /// <summary>Asks to finish, as the first signal does.</summary>
    public void AskToFinish() => _finish.Cancel();

    /// <summary>Leaves signals to the system again.</summary>
    public void Dispose()
    {
        Array.ForEach(_signals, signal => signal.Dispose());
    }

    private void Listen()
    {
        while (Read() is { } line)
        {
            if (line.Trim() is "q" or "Q")
            {
                Request();
            }
        }
    }

    // A terminal that was closed reads as an error: SIGHUP tells of it.
    private static string? Read()
    {
        try
        {
            TerminalInput.Wait();
            return Console.In.ReadLine();
        }
        catch (IOException)
        {
            return null;
        }
    }

    private void Answer(PosixSignalContext context) => context.Cancel = Request();

    private bool Request()
    {
        switch (Interlocked.Increment(ref _requests))
        {
            case 1:
                _finish.Cancel();
                return true;
            case 2:
                _giveUp.Cancel();
                return true;
            default:
                return false;
        }
    }
}
