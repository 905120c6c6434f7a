using Poker.Coordinator;
using Poker.ServiceDefaults;
using Poker.ServiceDefaults.Database;

return await ServiceProgram.RunAsync(
    args,
    builder =>
    {
        builder.AddPokerDatabase();
        builder.AddPokerCoordinator();
    },
    app => app.MapPokerCoordinator(),
    CoordinatorEndpoints.ListenOnLoopbackByDefault);
