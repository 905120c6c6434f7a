namespace Poker.Infrastructure.Models;

/// <summary>A model to be registered.</summary>
/// <param name="Bytes">The ONNX file.</param>
/// <param name="Layout">The version of the feature layout that it reads.</param>
/// <param name="Parent">The version that its training began with, or null.</param>
/// <param name="Data">Which samples it was trained on, as JSON.</param>
/// <param name="Configuration">How it was trained, as JSON.</param>
/// <param name="Metrics">What came of it, as JSON.</param>
public sealed record NewModel(byte[] Bytes, int Layout, long? Parent, string Data, string Configuration, string Metrics);
