namespace Poker.ServiceDefaults;

/// <summary>A service cannot run as it is configured: what is wrong and which key to set. Meant to be shown without its stack; holds no secret.</summary>
/// <param name="message">What is wrong and the way out.</param>
/// <param name="inner">The cause, for logs.</param>
public sealed class ServiceConfigurationException(string message, Exception? inner = null) : Exception(message, inner);
