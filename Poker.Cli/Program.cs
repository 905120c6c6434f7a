using Poker.Cli.Commands;
using Poker.Cli.Output;

return await CommandRun.Invoke(PokerCommand.Create(), ModeFlags.Rewrite(args));
