using System.Threading.Channels;
using Poker.Bot.Strategies;
using Poker.Core.Game;

namespace Poker.Bot.Tables.Playing;

/// <summary>A table that is open: one loop, in which all that clients, strategies and the clock have to say comes in its turn.</summary>
/// <remarks>So nothing here is locked, and what clients are told is always a whole state. The game alone decides what is legal.</remarks>
internal sealed partial class Table
{
    private const int WaitingCommands = 256, HistoryEvents = 400;

    private readonly Channel<TableCommand> _commands = Channel.CreateBounded<TableCommand>(new BoundedChannelOptions(WaitingCommands) { SingleReader = true });
    private readonly CancellationTokenSource _ended = new();
    private readonly List<Viewer> _viewers = [];
    private readonly SeatSecrets _secrets = new();
    private readonly Dictionary<TableSeat, TimeSpan> _goneAt = [];
    private readonly IStrategySource _strategies;
    private readonly TableOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly TableGame _game;
    private TimeSpan _usedAt;
    private bool _isChanged;
    private string? _closing;
    private int _clients;

    /// <summary>A table that is not open yet.</summary>
    public Table(string name, TableGame game, IStrategySource strategies, TableOptions options, TimeProvider clock, ILogger log)
    {
        (Name, _game, _strategies, _options, _clock, _log) = (name, game, strategies, options, clock, log);
        OpenedAt = clock.GetTimestamp();
    }

    /// <summary>Its name: nobody guesses it.</summary>
    public string Name { get; }

    /// <summary>What was asked for.</summary>
    public TableSetup Setup => _game.Rules.Setup;

    /// <summary>When it was opened, by the clock.</summary>
    public long OpenedAt { get; }

    /// <summary>Whether nobody is connected.</summary>
    public bool IsDeserted => Volatile.Read(ref _clients) == 0;

    private TimeSpan Now => _clock.GetElapsedTime(OpenedAt);

    /// <summary>Tells the table something; waits where it is busy.</summary>
    /// <returns>False where the table is closed.</returns>
    public async ValueTask<bool> PostAsync(TableCommand command, CancellationToken cancellation)
    {
        try
        {
            await _commands.Writer.WriteAsync(command, cancellation);
            return true;
        }
        catch (ChannelClosedException)
        {
            return false;
        }
    }

    /// <summary>What can be seen of it without a seat; null when it is closed.</summary>
    public async Task<TableView?> LookAsync(CancellationToken cancellation)
    {
        var answer = new TaskCompletionSource<TableView?>(TaskCreationOptions.RunContinuationsAsynchronously);
        return await PostAsync(new TableCommand.Look(answer), cancellation) ? await answer.Task.WaitAsync(cancellation) : null;
    }

    /// <summary>Runs it until it is closed.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            await PlayAsync(stopping);
            TableLogMessages.Closed(_log, Name, _game.Hand?.Number ?? 0, _closing!);
        }
        catch (Exception error)
        {
            // One table's fault is not to end the others.
            _closing = "The table failed.";
            TableLogMessages.Failed(_log, error, Name);
        }

        await _ended.CancelAsync();
        _commands.Writer.TryComplete();
        while (_commands.Reader.TryRead(out var command))
        {
            Refuse(command);
        }

        _viewers.ForEach(viewer => viewer.Client.Close(CloseCodes.TableGone, _closing!));
        _viewers.Clear();
    }

    private async Task PlayAsync(CancellationToken stopping)
    {
        while (true)
        {
            var due = Advance();
            await TellAsync();
            if (_closing is not null)
            {
                return;
            }

            if (!_commands.Reader.TryRead(out var command))
            {
                await WaitAsync(due, stopping);
                _closing ??= stopping.IsCancellationRequested ? "The service stops." : null;
            }
            else
            {
                await TakeAsync(command);
            }
        }
    }

    private async Task WaitAsync(TimeSpan due, CancellationToken stopping)
    {
        using var timer = new CancellationTokenSource(due, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, stopping);
        try
        {
            await _commands.Reader.WaitToReadAsync(both.Token);
        }
        catch (OperationCanceledException)
        {
            // Something is due.
        }
    }

    private async Task TakeAsync(TableCommand command)
    {
        switch (command)
        {
            case TableCommand.Enter enter:
                await EnterAsync(enter);
                break;
            case TableCommand.Gone(var client):
                Leave(client);
                break;
            case TableCommand.Close(var why):
                _closing ??= why;
                break;
            case TableCommand.Look(var answer):
                answer.TrySetResult(View(null));
                break;
            case TableCommand.Seated(var hand, var players):
                Deal(hand, players);
                break;
            case TableCommand.Decided decided:
                Decide(decided);
                break;
            case TableCommand.Act(var client, var message):
                await AnswerAsync(client, seat => RefusalOf(seat, message));
                break;
            case TableCommand.Sit(var client, var isOut):
                await AnswerAsync(client, seat => Sit(seat, isOut));
                break;
            case TableCommand.Leave(var client):
                await AnswerAsync(client, GiveUp);
                break;
        }
    }

    private static void Refuse(TableCommand command)
    {
        if (command is TableCommand.Look(var answer))
        {
            answer.TrySetResult(null);
        }
        else if (command is TableCommand.Enter { Client: var client })
        {
            client.Close(CloseCodes.TableGone, "The table is closed.");
        }
    }

    private async Task EnterAsync(TableCommand.Enter enter)
    {
        _usedAt = Now;
        ReleaseSeats();
        TableSeat? seat = null;
        string? secret = null;
        if (enter.Seat is { } number)
        {
            seat = _game.Seats.FirstOrDefault(one => one.Number == number && one.Strategy is null);
            if ((seat is null ? $"There is no seat {number} for people." : Claim(seat, enter.Secret, out secret)) is { } problem)
            {
                enter.Client.Close(CloseCodes.SeatRefused, problem);
                return;
            }
        }

        var viewer = new Viewer(enter.Client, seat, _game.Log.Last);
        _viewers.Add(viewer);
        Volatile.Write(ref _clients, _viewers.Count);
        _isChanged = true;
        var printFrom = enter.After is { } after ? after + 1 : _game.IsPlaying ? _game.HandBegan : _game.Log.Last + 1;
        var known = _game.Log.Since(enter.After ?? Math.Max(0, _game.Log.Last - HistoryEvents), seat);
        await enter.Client.SendAsync(TableMessages.Welcome(Name, secret, printFrom, known, View(seat)));
    }

    // Null where the seat is the client's from now on.
    private string? Claim(TableSeat seat, string? shown, out string? secret)
    {
        secret = shown;
        if (seat.Leaves || (seat.IsTaken && !_secrets.Opens(seat, shown)))
        {
            return "The seat is taken.";
        }

        if (!seat.IsTaken)
        {
            seat.Take(_game.Log.Last);
            secret = _secrets.Make(seat);
            _game.Note($"{seat.Name} sat down.", seat);
        }

        foreach (var other in _viewers.Where(viewer => viewer.Seat == seat).ToArray())
        {
            _viewers.Remove(other);
            other.Client.Close(CloseCodes.TakenOver, "The seat is played from another page.");
        }

        seat.IsHere = true;
        if (seat.Timeouts > 0)
        {
            (seat.SitsOut, seat.Timeouts) = (false, 0);
        }

        return null;
    }

    private void Leave(ITableClient client)
    {
        if (_viewers.Find(viewer => viewer.Client == client) is not { } gone)
        {
            return;
        }

        _viewers.Remove(gone);
        Volatile.Write(ref _clients, _viewers.Count);
        if (gone.Seat is { } seat)
        {
            seat.IsHere = false;
            _goneAt[seat] = Now;
            _isChanged = true;
            LimitTurnOf(seat);
        }
    }

    private async Task AnswerAsync(ITableClient client, Func<TableSeat, string?> refusalOf)
    {
        if (_viewers.Find(viewer => viewer.Client == client) is { } viewer)
        {
            _usedAt = Now;
            if ((viewer.Seat is { } seat ? refusalOf(seat) : "You only watch: take a seat first.") is { } why)
            {
                await client.SendAsync(TableMessages.Refused(why));
            }
        }
    }

    private string? RefusalOf(TableSeat seat, ClientMessage message)
    {
        if (!_game.IsPlaying || _game.Hand!.Number != message.Hand)
        {
            return "That hand is not being played.";
        }

        if (_game.Hand.Turn != message.Turn)
        {
            return "That turn has passed.";
        }

        if (_game.Hand.ToAct != seat)
        {
            return "It is not your turn.";
        }

        PlayerAction? action = message.Action switch
        {
            "fold" => PlayerAction.Fold,
            "check" => PlayerAction.Check,
            "call" => PlayerAction.Call,
            "bet" or "raise" => message.To is { } to ? PlayerAction.To(to) : null,
            _ => new PlayerAction((ActionKind)(-1), 0),
        };
        if (action is not { } told)
        {
            return "A bet or raise needs the total that it is to: send \"to\".";
        }

        var legal = _game.Hand.Betting.Legal();
        if (!_game.TryAct(told, out var refusal))
        {
            return $"Not possible: {refusal.Describe(legal)}.";
        }

        seat.Timeouts = 0;
        Schedule();
        return null;
    }

    private string? Sit(TableSeat seat, bool isOut)
    {
        (seat.SitsOut, seat.Timeouts) = (isOut, 0);
        _isChanged = true;
        return null;
    }

    private string? GiveUp(TableSeat seat)
    {
        _secrets.Forget(seat);
        foreach (var viewer in _viewers.Where(viewer => viewer.Seat == seat))
        {
            viewer.Seat = null;
        }

        _game.Note($"{seat.Name} left.", seat);
        seat.Leaves = true;
        ReleaseSeats();
        return null;
    }

    // Seats that were left, or whose players did not come back, where no hand needs them.
    private void ReleaseSeats()
    {
        foreach (var seat in _game.Seats.Where(seat => seat.Strategy is null && seat.IsTaken && !(_game.IsPlaying && _game.Hand!.PlaceOf(seat) >= 0)))
        {
            if (seat.Leaves || (!seat.IsHere && Now - _goneAt.GetValueOrDefault(seat) >= _options.SeatKept))
            {
                _secrets.Forget(seat);
                seat.Clear();
                _isChanged = true;
            }
        }
    }

    private TableView View(TableSeat? viewer) => TableView.Of(_game, viewer, _waiting, _game.IsPlaying && _dueAt is { } due ? due - Now : null);

    private async Task TellAsync()
    {
        var isChanged = _isChanged;
        _isChanged = false;
        foreach (var viewer in _viewers)
        {
            if (isChanged || viewer.Told < _game.Log.Last)
            {
                var events = _game.Log.Since(viewer.Told, viewer.Seat);
                viewer.Told = _game.Log.Last;
                await viewer.Client.SendAsync(TableMessages.Events(events, View(viewer.Seat)));
            }
        }
    }
}
