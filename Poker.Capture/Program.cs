using Poker.Capture;
using Poker.ServiceDefaults;

return await ServiceProgram.RunAsync(
    args, builder => builder.AddPokerCapture(), app => app.MapPokerCapture(), CaptureEndpoints.ListenOnLoopbackByDefault);
