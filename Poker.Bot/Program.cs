using Poker.Bot;
using Poker.ServiceDefaults;

return await ServiceProgram.RunAsync(args, builder => builder.AddPokerBot(), app => app.MapPokerBot(), BotEndpoints.ListenOnLoopbackByDefault);
