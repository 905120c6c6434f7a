namespace Poker.Worker.Handlers;

/// <summary>Makes the handler of one kind for an agent.</summary>
internal sealed record JobHandlerSource(Func<IServiceProvider, IJobHandler> Create);
