using System.Collections.Concurrent;
using Microsoft.ML.OnnxRuntime;
using Poker.Core.Learning.Policies;
using Poker.Core.Learning.Samples;
using Poker.Infrastructure.Onnx;

namespace Poker.Bot.Models;

/// <summary>A policy that ONNX Runtime evaluates on the caller's thread, in buffers that are used again. Safe to use from several threads.</summary>
internal sealed class OnnxPolicy : IActionPolicy, IDisposable
{
    private static readonly string[] Inputs = [PolicyOnnx.Features, PolicyOnnx.Legal], Outputs = [PolicyOnnx.Policy];

    private readonly RunOptions _run = new();
    private readonly InferenceSession _session;

    // As many as there were ever evaluations at a time.
    private readonly ConcurrentBag<Buffers> _free = [];

    /// <summary>Opens a model.</summary>
    /// <param name="bytes">The ONNX file.</param>
    /// <exception cref="InvalidDataException">It cannot be run, or is no policy over this build's features and action bins.</exception>
    public OnnxPolicy(byte[] bytes)
    {
        using var options = new Microsoft.ML.OnnxRuntime.SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        try
        {
            _session = new InferenceSession(bytes, options);
        }
        catch (OnnxRuntimeException error)
        {
            throw new InvalidDataException($"ONNX Runtime cannot open it: {error.Message}", error);
        }

        if (Problem() is { } problem)
        {
            Dispose();
            throw new InvalidDataException(problem);
        }
    }

    /// <inheritdoc />
    public void Evaluate(ReadOnlySpan<float> features, int legal, Span<float> policy)
    {
        var buffers = _free.TryTake(out var free) ? free : new Buffers();
        try
        {
            features[..FeatureLayout.Count].CopyTo(buffers.Features);
            for (var bin = 0; bin < ActionBins.Count; bin++)
            {
                buffers.Legal[bin] = legal >> bin & 1;
            }

            _session.Run(_run, Inputs, buffers.Inputs, Outputs, buffers.Outputs);
            buffers.Policy.CopyTo(policy);
        }
        finally
        {
            _free.Add(buffers);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        while (_free.TryTake(out var buffers))
        {
            buffers.Dispose();
        }

        _session.Dispose();
        _run.Dispose();
    }

    private string? Problem() =>
        ProblemOf(_session.InputMetadata, PolicyOnnx.Features, FeatureLayout.Count)
        ?? ProblemOf(_session.InputMetadata, PolicyOnnx.Legal, ActionBins.Count)
        ?? ProblemOf(_session.OutputMetadata, PolicyOnnx.Policy, ActionBins.Count);

    private static string? ProblemOf(IReadOnlyDictionary<string, NodeMetadata> nodes, string name, int width) =>
        !nodes.TryGetValue(name, out var node) ? $"it has no {name}, so that it is no policy"
        : !node.IsTensor || node.ElementType != typeof(float) || node.Dimensions is not [-1 or 1, var columns] || columns != width
            ? $"its {name} are not {width} numbers a decision, as this build has them"
            : null;

    private sealed class Buffers : IDisposable
    {
        public Buffers()
        {
            Inputs = [Tensor(Features), Tensor(Legal)];
            Outputs = [Tensor(Policy)];
        }

        public float[] Features { get; } = new float[FeatureLayout.Count];

        public float[] Legal { get; } = new float[ActionBins.Count];

        public float[] Policy { get; } = new float[ActionBins.Count];

        public OrtValue[] Inputs { get; }

        public OrtValue[] Outputs { get; }

        public void Dispose()
        {
            foreach (var tensor in Inputs.Concat(Outputs))
            {
                tensor.Dispose();
            }
        }

        private static OrtValue Tensor(float[] values) => OrtValue.CreateTensorValueFromMemory(values, [1, values.Length]);
    }
}
