using Poker.ServiceDefaults;
using Poker.Worker;

return await ServiceProgram.RunAsync(args, builder => builder.AddPokerWorker(), app => app.MapPokerWorker());
