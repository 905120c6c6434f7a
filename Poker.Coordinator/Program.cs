using Poker.Coordinator;

var builder = WebApplication.CreateBuilder(args);
builder.ListenOnLoopbackByDefault();
builder.AddPokerCoordinator();
var app = builder.Build();
app.MapPokerCoordinator();
app.Run();
