using Poker.Cli.Commands;

return await PokerCommand.Create().Parse(args).InvokeAsync();
